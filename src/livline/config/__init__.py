"""How is the web application put together?  Settings, read once from the environment."""
