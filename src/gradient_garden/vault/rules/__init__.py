"""The Obsidian dialect as markdown-it-py rules: one rule a file, named after what it reads."""
