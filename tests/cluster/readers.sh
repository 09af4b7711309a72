#!/bin/sh
# readers.sh - result files in the hands of other programs, each of which must find what `export` prints: readers.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
scenario=$PWD/scenarios/places/one-community.yaml
cd "$folder" || exit 3
"$program" sweep "$scenario" --policy cap --set time.prerun=1month --horizon 2month -r 3 --design factorial -o s.h5 \
	--factor "staff.quits=5, 10 %/yr" --factor "staff.discipline=fifo, priority" > out 2>&1
judge $? "a sweep to read" || cat out
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
if command -v Rscript > /dev/null; then
	finds R Rscript -e 'frame <- read.csv("s.csv", check.names = FALSE)
cat(sprintf("%.9g", mean(frame$value[frame$option == "cap"])))'
fi
if command -v ncdump > /dev/null; then
	finds ncdump sh -c 'ncdump -p 15 -v overtime s.h5 | sed "1,/^ overtime =/d; s/[;}]//g" | tr ",\n" "  " | tr -s " " "\n" | grep . |
		awk "int((NR - 1) / 3) % 2 == 1 { sum += \$1; n++ } END { printf \"%.9g\", sum / n }"'
fi
cd "$OLDPWD" || exit 3
verdict
