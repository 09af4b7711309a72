#!/bin/sh
# submit.sh - a sweep as a Slurm job array of so many shares, and a job that merges them when all went well: submit.sh SHARES RESULT.h5 SCENARIO [OPTION…]
#
# With VERB=run a run of many districts. The folder is one all nodes see. SBATCH_OPTIONS holds what the cluster wants: "--partition=short --time=1:00:00". JIANFU names the program.
# A task that failed or ran out of time: `scontrol requeue JOB_TASK`, or the same submit.sh again - shares that are done have nothing left to do.
if [ $# -lt 3 ]; then
	sed -n '2,5s/^# //p' "$0"
	exit 2
fi
here=$(dirname "$0")
shares=$1
result=$2
shift 2
array=$(sbatch --parsable $SBATCH_OPTIONS --array="1-$shares" "$here/sweep.sbatch" "$result" "$@") || exit
merge=$(sbatch --parsable $SBATCH_OPTIONS --dependency="afterok:${array%%;*}" "$here/merge.sbatch" "$result") || exit
echo "array ${array%%;*} ($shares shares), merge ${merge%%;*}"
