"""How a view finds its import."""

from liant.kernel.entity.views.doors import own_door
from liant.kernel.imports.models import ImportRun

# For who uploaded the file and may still create its records; the argument `number` becomes the run and its entity.
run_door = own_door(ImportRun, needs="create")
