"""Sources: text with positions (YAML, JSON, mappings) and the small Markdown of text fields, as plain data."""
