"""What do jurists read?  The manual: duties as data and spec tests as worked examples, together as pages of Markdown."""
