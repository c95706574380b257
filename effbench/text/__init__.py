"""Text as text: terminals, tables, Python source."""
