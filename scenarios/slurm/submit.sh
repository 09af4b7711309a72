#!/bin/sh
# submit.sh - a sweep as a Slurm job array of so many shares, and a job that merges them: submit.sh SHARES RESULT.h5 SCENARIO [OPTION…]
#
# With VERB=run a run of many districts. The folder is one all nodes see. SBATCH_OPTIONS holds what the cluster wants: "--partition=short --time=1:00:00". JIANFU names the program.
# Tasks that are killed, preempted or out of time are queued again; what failed for good is submitted again by the job that merges, TRIES (3)
# times in all. Shares that are done have nothing left to do.
if [ $# -lt 3 ]; then
	sed -n '2,6s/^# //p' "$0"
	exit 2
fi
JIANFU_SLURM=$(cd "$(dirname "$0")" && pwd)
SHARES=$1
shift
export JIANFU_SLURM SHARES SBATCH_OPTIONS
tries=${TRIES:-3}
array=$(sbatch --parsable $SBATCH_OPTIONS --array="1-$SHARES" "$JIANFU_SLURM/sweep.sbatch" "$@") || exit
merge=$(TRIES=$((tries - 1)) sbatch --parsable $SBATCH_OPTIONS --dependency="afterany:${array%%;*}" "$JIANFU_SLURM/merge.sbatch" "$tries" "$@") || exit
echo "array ${array%%;*} ($SHARES shares), merge ${merge%%;*}"
