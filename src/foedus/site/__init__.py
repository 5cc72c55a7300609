"""The site: settings, addresses, the door for web servers. Nothing stands above it."""
