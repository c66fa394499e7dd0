"""Nạp: sources become plans and plans become sources again."""
