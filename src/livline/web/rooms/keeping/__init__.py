"""The pages on which a case is locked, handed over, or taken up again."""
