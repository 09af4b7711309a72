#!/bin/sh
# parallel.sh - a sweep, or with VERB=run a run of many districts, shared out by GNU parallel, on this machine or those of --sshlogin: parallel.sh SHARES RESULT.h5 SCENARIO [OPTION…]
#
# PARALLEL_OPTIONS holds more, as in "--sshloginfile nodes --workdir $PWD" on a file system all of them see. What failed is tried again by the
# same command (--resume-failed); what is done has nothing left to do. JIANFU names the program.
if [ $# -lt 3 ]; then
	sed -n '2,5s/^# //p' "$0"
	exit 2
fi
shares=$1
result=$2
shift 2
program=${JIANFU:-jianfu}
seq "$shares" | parallel --quote --joblog "$result.log" --resume-failed $PARALLEL_OPTIONS \
	env OMP_WAIT_POLICY=passive "$program" "${VERB:-sweep}" "$@" --threads 1 --shard "{}/$shares" -o "$result" || exit
"$program" merge "$result.parts" -o "$result"
