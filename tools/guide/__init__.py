"""The pictures of the two pages for those who make content."""
