"""What the atlas writes, as digests: the same in every process, on every interpreter."""
