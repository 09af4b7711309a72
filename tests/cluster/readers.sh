#!/bin/sh
# readers.sh - result files in the hands of other programs, each of which must find what `export` prints: readers.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
scenario=$PWD/scenarios/places/one-community.yaml
cd "$folder" || exit 3
"$program" sweep "$scenario" --policy cap --set time.prerun=1month --horizon 2month -r 3 --design factorial -o s.h5 \
	--factor "staff.quits=5, 10 %/yr" --factor "staff.discipline=fifo, priority" > out 2>&1
judge $? "a sweep to read" || cat out
"$program" sweep "$scenario" --policy cap --set time.prerun=1month --horizon 2month -r 3 --design factorial -o k.h5 --months --places --measure overtime \
	--factor "staff.quits=5, 10 %/yr" --factor "staff.discipline=fifo, priority" > out 2>&1
judge $? "one with months and places" || cat out
"$program" export s.h5 --measure overtime -o s.csv
mean=$(awk -F, 'NR > 1 && $2 == "cap" { sum += $8; n++ } END { printf "%.9g", sum / n }' s.csv)
# finds WHO COMMAND…: the mean overtime under the cap
finds() {
	who=$1
	shift
	found=$("$@" 2> said)
	[ "$found" = "$mean" ]
	judge $? "$who finds $mean" || { echo "$found"; cat said; }
}
has() { /usr/bin/python3 -c "import $1" 2> /dev/null; }
if has h5py; then
	finds h5py /usr/bin/python3 -c 'import h5py
file = h5py.File("s.h5")
assert file["overtime"].attrs["units"] == "h/worker-week" and file["overtime"].dims[1][0].name == "/option"
option = [name.decode() for name in file["option"]].index("cap")
print("%.9g" % file["overtime"][:, option, :].mean())'
fi
if has xarray; then
	finds xarray /usr/bin/python3 -c 'import xarray
sweep = xarray.open_dataset("s.h5")
assert list(sweep["staff.discipline"].values) == ["fifo", "priority"] * 2 and sweep["staff.quits"].attrs["units"] == "/yr"
print("%.9g" % float(sweep["overtime"].sel(option="cap").mean()))'
fi
if has pandas; then
	finds pandas /usr/bin/python3 -c 'import pandas
frame = pandas.read_csv("s.csv")
print("%.9g" % frame[frame.option == "cap"].value.mean())'
fi
# has_r PACKAGE: of R
has_r() { command -v Rscript > /dev/null && Rscript -e "quit(status = !requireNamespace('$1', quietly = TRUE))" > /dev/null 2>&1; }
# dimensions stand the other way round in R, the last of the file first
if has_r ncdf4; then
	finds "R (ncdf4)" Rscript -e 'file <- ncdf4::nc_open("s.h5")
stopifnot(ncdf4::ncatt_get(file, "overtime", "units")$value == "h/worker-week", ncdf4::ncvar_get(file, "staff.discipline") == c("fifo", "priority"))
option <- which(ncdf4::ncvar_get(file, "option") == "cap")
cat(sprintf("%.9g", mean(ncdf4::ncvar_get(file, "overtime")[, option, ])))'
fi
if has_r rhdf5; then
	finds "R (rhdf5)" Rscript -e 'option <- which(rhdf5::h5read("s.h5", "option") == "cap")
stopifnot(rhdf5::h5readAttributes("s.h5", "overtime")$units == "h/worker-week")
cat(sprintf("%.9g", mean(rhdf5::h5read("s.h5", "overtime")[, option, ])))'
fi
if has_r hdf5r; then
	finds "R (hdf5r)" Rscript -e 'file <- hdf5r::H5File$new("s.h5", mode = "r")
option <- which(file[["option"]][] == "cap")
stopifnot(hdf5r::h5attr(file[["overtime"]], "units") == "h/worker-week")
cat(sprintf("%.9g", mean(file[["overtime"]][, option, ])))'
fi
if command -v Rscript > /dev/null; then
	finds "R (csv)" Rscript -e 'frame <- read.csv("s.csv", check.names = FALSE)
cat(sprintf("%.9g", mean(frame$value[frame$option == "cap"])))'
fi
if has xarray; then
	"$program" export k.h5 --months --measure overtime -o k.csv
	mean=$(awk -F, 'NR > 1 && $2 == "cap" && $7 == 1 { sum += $9; n++ } END { printf "%.9g", sum / n }' k.csv)
	finds "xarray, months" /usr/bin/python3 -c 'import xarray
sweep = xarray.open_dataset("k.h5")
assert list(sweep["overtime_by_place"].dims) == ["sample", "option", "place"]
print("%.9g" % float(sweep["overtime_by_month"].sel(option="cap", month=1).mean()))'
	mean=$(awk -F, 'NR > 1 && $2 == "cap" { sum += $8; n++ } END { printf "%.9g", sum / n }' s.csv)
fi
if command -v ncdump > /dev/null; then
	finds ncdump sh -c 'ncdump -p 15 -v overtime s.h5 | sed "1,/^ overtime =/d; s/[;}]//g" | tr ",\n" "  " | tr -s " " "\n" | grep . |
		awk "int((NR - 1) / 3) % 2 == 1 { sum += \$1; n++ } END { printf \"%.9g\", sum / n }"'
fi
cd "$OLDPWD" || exit 3
verdict
