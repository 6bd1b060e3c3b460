"""`python -m livline.docs`: write the generated documents anew."""

import sys

from livline.docs import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
