"""Pages of committee papers, and exports of a plan's list."""
