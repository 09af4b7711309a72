#!/bin/sh
# slurm.sh - a private Slurm cluster of three nodes on this machine: twelve tasks, one killed, one asked to end, merged with no hand laid on, and a sample of the nation: slurm.sh [PROGRAM]
#
# Needs slurm-wlm and munge, which `make cluster` installs. All of it lies in one folder and is gone at the end; ports are its own and the next three.
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
export PATH="$PATH:/usr/sbin:/sbin" SLURM_CONF="$folder/slurm.conf" JIANFU="$program"
for tool in munged slurmctld slurmd sbatch; do
	command -v $tool > /dev/null || { echo "0 passed, 0 failed, 1 skipped"; exit 0; }
done
scenario=$PWD/scenarios/places/one-community.yaml
scripts=$PWD/scenarios/slurm
nation_file=$PWD/scenarios/nation.yaml
ports=$((20000 + $$ % 10000))
chmod 755 "$folder"
dd if=/dev/urandom of="$folder/munge.key" bs=1 count=1024 2> /dev/null && chmod 400 "$folder/munge.key"
cat > "$SLURM_CONF" << END
ClusterName=private
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
SlurmctldPort=$ports
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool.%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.%n.log
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=1
ReturnToService=2
MailProg=/bin/true
SlurmdParameters=config_overrides
JobRequeue=1
MinJobAge=300
END
for node in 1 2 3; do
	echo "NodeName=n$node NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((ports + node)) CPUs=1 State=UNKNOWN" >> "$SLURM_CONF"
done
echo "PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP" >> "$SLURM_CONF"
mkdir "$folder/state"

running=
stop() {
	for process in $running; do
		kill "$process" 2> /dev/null
	done
	sleep 1
	for process in $running; do
		kill -9 "$process" 2> /dev/null
	done
	rm -rf "$folder"
}
trap stop EXIT
munged --foreground --force --socket="$folder/munge.socket" --key-file="$folder/munge.key" --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" \
	--seed-file="$folder/munge.seed" > "$folder/munged.out" 2>&1 &
running=$!
sleep 1
slurmctld -D -f "$SLURM_CONF" > "$folder/slurmctld.out" 2>&1 &
running="$running $!"
for node in 1 2 3; do
	slurmd -D -N n$node -f "$SLURM_CONF" > "$folder/slurmd.$node.out" 2>&1 &
	running="$running $!"
done
for wait in $(seq 60); do
	[ "$(sinfo -h -N -o %t 2> /dev/null | grep -c idle)" -eq 3 ] && break
	sleep 1
done
[ "$(sinfo -h -N -o %t | grep -c idle)" -eq 3 ]
judge $? "a cluster of three nodes" || { tail -n 5 "$folder"/*.log "$folder"/*.out; verdict; exit; }

cd "$folder" || exit 3
folder=$PWD
sweep="$scenario --policy cap --set time.prerun=1month --horizon 5yr -r 80 --points 48 --design sobol"
sh "$scripts/submit.sh" 12 shared.h5 $sweep --factor "staff.quits=5 .. 30 %/yr" > submitted 2>&1
judge $? "submitted: $(cat submitted)"
array=$(sed -n 's/^array \([0-9]*\).*/\1/p' submitted)

# pid_of: a program of this sweep that runs now, and which share it is
pid_of() {
	for process in $(pgrep -x jianfu); do
		[ "$(readlink "/proc/$process/cwd")" = "$folder" ] || continue
		share=$(tr '\0' '\n' 2> /dev/null < "/proc/$process/cmdline" | sed -n '/^--shard$/{n; s,/.*,,p;}')
		[ -n "$share" ] && [ "$share" != "$spared" ] && echo "$process $share" && return
	done
}
wait_for_one() {
	for wait in $(seq 3000); do
		set -- $(pid_of)
		[ $# -eq 2 ] && break
		sleep 0.1
	done
	victim=$1 share=$2
}
spared=
wait_for_one
kill -9 "$victim"
judge $? "the program of share $share is killed outright"
spared=$share
wait_for_one
sleep 0.5
scancel --batch --signal=TERM "${array}_$share"
judge $? "the task of share $share is asked to end, as before its time limit"
for wait in $(seq 1500); do
	[ -z "$(squeue -h 2> /dev/null)" ] && break
	sleep 1
done
grep -q "share $share is not done; queued again" slurm-*.out
judge $? "it queued itself again"
grep -q "submitted again; 2 tries are left" slurm-*.out
judge $? "what was killed outright was missing, and submitted again by the job that merges"
[ -s shared.h5 ]
judge $? "merged, with no hand laid on" || { squeue; tail -n 3 slurm-*.out; }
"$program" sweep $sweep --factor "staff.quits=5 .. 30 %/yr" -o alone.h5 > out 2>&1
cmp shared.h5 alone.h5
judge $? "the same file as that of one process, byte for byte"

nation="$nation_file --sample 1% --horizon 1month --set time.prerun=0yr"
VERB=run sh "$scripts/submit.sh" 4 nation.h5 $nation > submitted 2>&1
judge $? "the nation submitted: $(cat submitted)"
merge=$(sed -n 's/.*merge \([0-9]*\)$/\1/p' submitted)
for wait in $(seq 240); do
	[ -z "$(squeue -h -j "$merge" 2> /dev/null)" ] && break
	sleep 1
done
"$program" run $nation -o whole.h5 > out 2>&1
cmp nation.h5 whole.h5
judge $? "districts simulated on three nodes become the file of one process, byte for byte" || tail -n 3 slurm-*.out
verdict
