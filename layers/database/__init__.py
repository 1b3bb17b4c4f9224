"""The operator's database: asked only to read, for a bounded time, and told of without its password."""
