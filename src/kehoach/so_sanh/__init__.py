"""So sánh: two versions of a document told apart: substance first, then text."""
