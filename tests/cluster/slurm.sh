#!/bin/sh
# slurm.sh - a private Slurm cluster of three nodes on this machine: a sweep of twelve tasks, one of them killed and requeued, and a sample of the nation, merged: slurm.sh [PROGRAM]
#
# Needs slurm-wlm and munge, which `make cluster` installs. All of it lies in one folder and is gone at the end; ports are CLUSTER_PORTS (28917) and the next four.
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
export PATH="$PATH:/usr/sbin:/sbin" SLURM_CONF="$folder/slurm.conf" JIANFU="$program"
for tool in munged slurmctld slurmd sbatch; do
	command -v $tool > /dev/null || { echo "0 passed, 0 failed, 1 skipped"; exit 0; }
done
scenario=$PWD/scenarios/places/one-community.yaml
scripts=$PWD/scenarios/slurm
nation_file=$PWD/scenarios/nation.yaml
ports=${CLUSTER_PORTS:-28917}
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
sweep="$scenario --policy cap --set time.prerun=1month --horizon 1yr -r 4 --points 48 --design sobol"
sh "$scripts/submit.sh" 12 shared.h5 $sweep --factor "staff.quits=5 .. 30 %/yr" > submitted 2>&1
judge $? "submitted: $(cat submitted)"
array=$(sed -n 's/^array \([0-9]*\).*/\1/p' submitted) merge=$(sed -n 's/.*merge \([0-9]*\)$/\1/p' submitted)
for wait in $(seq 100); do # a task that runs is killed in the middle and queued again, as when its node dies; it waits two minutes then
	victim=$(squeue -h -t R -j "$array" -o %K 2> /dev/null | head -n 1)
	[ -n "$victim" ] && break
	sleep 0.2
done
scontrol requeue "${array}_$victim" > requeued 2>&1
judge $? "task $victim was killed and is queued again" || cat requeued
for wait in $(seq 240); do
	[ -z "$(squeue -h -j "$array,$merge" 2> /dev/null)" ] && break
	sleep 1
done
[ -s shared.h5 ]
judge $? "the merge came after all tasks" || { squeue; tail -n 3 slurm-*.out; }
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
