"""How well documents are read: proposals beside rows that people made, and beside a plain reader."""
