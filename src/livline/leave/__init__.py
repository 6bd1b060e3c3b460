"""Who is away, and who fills the day meanwhile?  Two days and a colleague; the child keeps its caseworker."""
