"""What does a short assessment say of a child, and the deep study that is built on it?"""
