"""Small maps without scripts: shapes and marks, the names on them, and several of one scale."""
