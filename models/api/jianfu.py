"""jianfu.py - the library from Python: a scenario, changed and run; its indicators as a pandas DataFrame.

    import jianfu
    study = jianfu.Scenario("district.yaml")
    study.set("staff.quits=0.1 /yr")
    frame = study.run(replications=20, seed=7)
    frame["overtime"].groupby("option").mean()

Needs libjianfu.so (make library) and pandas. LIBJIANFU names the library where the loader does not find it.
"""
import ctypes
import os

STATUS = {2: ValueError, 3: OSError}


def _library():
    library = ctypes.CDLL(os.environ.get("LIBJIANFU", "libjianfu.so"))
    study, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, arguments in [
        ("load", study, [text]), ("free", None, [study]), ("faults", text, [study]), ("set", number, [study, text]),
        ("run", number, [study, number, ctypes.c_uint64, number]), ("seed", ctypes.c_uint64, [study]), ("options", number, [study]),
        ("replications", number, [study]), ("measures", number, [study]), ("baseline", number, [study]), ("option", text, [study, number]),
        ("measure", text, [study, number]), ("unit", text, [study, number]), ("value", ctypes.c_double, [study, number, number, number]),
    ]:
        function = getattr(library, "jianfu_" + name)
        function.restype, function.argtypes = result, arguments
    return library


class Scenario:
    """A scenario file with what was set since it was read. Faults are ValueError, with every line of them."""

    def __init__(self, path):
        self._library = _library()
        self._study = self._library.jianfu_load(os.fsencode(path))
        if not self._study:
            raise MemoryError
        if self._faults():
            raise ValueError(self._faults())

    def __del__(self):
        if getattr(self, "_study", None):
            self._library.jianfu_free(self._study)

    def _faults(self):
        return self._library.jianfu_faults(self._study).decode().strip()

    def _check(self, status):
        if status:
            raise STATUS[status](self._faults())

    def set(self, *assignments):
        """Changes settings as --set does; returns the scenario."""
        for assignment in assignments:
            self._check(self._library.jianfu_set(self._study, assignment.encode()))
        return self

    def run(self, replications=0, seed=None, threads=0):
        """Every option, so many times: a row for each option and replication, a column for each measure; attrs hold units and the baseline."""
        import pandas
        library, study = self._library, self._study
        seed = library.jianfu_seed(study) if seed is None else seed
        self._check(library.jianfu_run(study, replications, seed, threads))
        options = [library.jianfu_option(study, i).decode() for i in range(library.jianfu_options(study))]
        measures = [library.jianfu_measure(study, i).decode() for i in range(library.jianfu_measures(study))]
        index = pandas.MultiIndex.from_product([options, range(library.jianfu_replications(study))], names=["option", "replication"])
        rows = [[library.jianfu_value(study, option, replication, measure) for measure in range(len(measures))]
                for option in range(len(options)) for replication in range(library.jianfu_replications(study))]
        frame = pandas.DataFrame(rows, index=index, columns=measures)
        frame.attrs["units"] = {measure: library.jianfu_unit(study, i).decode() for i, measure in enumerate(measures)}
        frame.attrs["baseline"] = options[library.jianfu_baseline(study)]
        frame.attrs["seed"] = seed
        return frame
