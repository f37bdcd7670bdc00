"""One open job: its segments, what is typed and on its way to the disk, what is looked up for it."""
