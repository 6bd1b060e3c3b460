"""Who is away, and who fills the day meanwhile?"""
