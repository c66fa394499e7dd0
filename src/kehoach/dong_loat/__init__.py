"""Đồng loạt: many plans at once: build what changed, check what is committed, tell two versions apart."""
