"""Has a twin print line by line, as on a terminal.

Then no thread's line is cut by that of another, and all that a program has
printed is there when it hangs and is killed.
"""

import sys

sys.stdout.reconfigure(line_buffering=True)
