"""Who looks at more than their work needs?"""
