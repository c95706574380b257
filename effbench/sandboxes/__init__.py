"""Where candidates run. Kept empty: the agent inside a sandbox is imported through this package."""
