"""Where the frozen program begins: the same command line as everywhere; without a command it opens the window."""

from ketaref.cli.main import main

raise SystemExit(main())
