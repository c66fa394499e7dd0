"""OOXML (Office Open XML): packages, parts, units, glyph widths, PDF. Knows no Vietnamese text and no plans."""
