"""Documents beside what the atlas knows: drafts to check, a folder to watch."""
