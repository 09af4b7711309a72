#!/bin/sh
# office.sh - a district in Chinese from tables as offices save them: read, listed with its sources, run, and traced back to its tables: office.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
cd tests/cli/office || exit 3

# says WORDS WHAT: a line of what was printed last, blanks within counting as one
says() {
	tr -s ' ' < "$folder/out" | grep -qF -- "$1"
	judge $? "$2: $1"
}

"$program" check --lang zh --inputs district.yaml > "$folder/out" 2> "$folder/err"
judge $? "GB18030 with semicolons, UTF-8 with a mark, UTF-16 with tabs, titles, empty ends, wide digits, thousands, 万"
says "社区表：6 行" "tables are counted"
says "人员.每万人配备 18 人/万人 区方案" "a setting"
says "人员.月薪 3500 元/月 假定：同湖北" "a setting in 万元"
says "自定工作.来电.到达率 12 /天 热线记录" "a line of work"
says "自定工作.来电.工时 {经验分布: {文件: \"calls.csv\", 列: \"时长\"}} 一周录音" "a distribution from a table"
says "服务台.热线.人数 2 排班表" "servers"
says "方案.目录.准入目录.事项数 40 区目录" "a rule"
says "方案.目录.应急通道.走应急比例 10 % 假定" "a rule nobody vouches for"
says "方案.上限.人员.月薪（自 2024-02-01） 4000 元/月 区预算" "what an option changes"
says "楼栋表 buildings.csv，4 行 房屋登记" "a table"
grep -q "提示：第 3 行以上作为表题略过" "$folder/err"
judge $? "a title is passed over with a remark"
grep -q "calls.csv:5:1: 提示：第 5 行的单元格比表头少，末尾缺的按空白计" "$folder/err"
judge $? "a row that ends early is read with a remark"

"$program" check --lang zh --inputs --set "方案.上限.工时上限.工时=50 小时/人·月" district.yaml > "$folder/out" 2> /dev/null
says "方案.上限.工时上限.工时 50 小时/人·月 假定" "what the command line sets of a rule"
"$program" check --lang en --inputs district.yaml > "$folder/out" 2> /dev/null
says "policy.上限.staff.wage from 2024-02-01 4000 CNY/month 区预算" "in English"
says "lines.来电.rate 12 /d 热线记录" "in English"
"$program" check --lang zh --budget district.yaml > "$folder/out" 2> /dev/null
says "事项表" "the budget names the table of mandates"

# the result tells which tables it rests on; another byte, another sum
"$program" run --lang zh --set "人员.离职率=10 %/年" -o "$folder/a.h5" district.yaml > "$folder/out" 2> /dev/null
judge $? "the district runs"
"$program" compare --lang zh --full "$folder/a.h5" > "$folder/out"
for table in communities.csv buildings.csv staff.txt mandates.csv calls.csv; do
	says "读入的表格：$table，$(wc -c < $table) 字节，SHA-256 $(sha256sum $table | cut -c 1-16)…" "traced back"
done
grep -qF -- "# set: 人员.离职率=10 %/年" "$folder/a.h5"
judge $? "the result keeps what the command line set"
cp ./* "$folder" && printf '15\r\n' >> "$folder/calls.csv"
"$program" run --lang zh -o "$folder/b.h5" "$folder/district.yaml" > /dev/null 2>&1
"$program" compare --lang en --full "$folder/b.h5" > "$folder/out"
says "Table read: calls.csv, $(wc -c < "$folder/calls.csv") bytes, SHA-256 $(sha256sum "$folder/calls.csv" | cut -c 1-16)…" "another byte, another sum"
"$program" compare --lang en --full --format=csv "$folder/b.h5" | grep -q "Table read"
[ $? -eq 1 ]
judge $? "tables for programs are tables only"

# merged cells are saved as blanks
printf '编号,街道,名称\n1,柳河,柳东\n2,,柳西\n3,,柳南\n' > "$folder/merged.csv"
echo "社区表: merged.csv" > "$folder/merged.yaml"
"$program" check --lang zh "$folder/merged.yaml" > /dev/null 2> "$folder/out"
judge $? "streets in merged cells"
says "merged.csv:3:3: 提示：未写街道的行（第一个是第 3 行）按规则归入街道；建议：表中若有合并单元格，请逐行填写" "streets in merged cells"

# too large to be meant
truncate -s 100M "$folder/large.csv"
echo "社区表: large.csv" > "$folder/large.yaml"
"$program" check --lang zh "$folder/large.yaml" > /dev/null 2> "$folder/out"
says "large.csv”大于 64 MB；建议：请拆分，或删去不需要的内容" "100 MB"

verdict
