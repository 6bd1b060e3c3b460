"""The law on plans for placed children as data, two engines that judge by it, and words that explain."""
