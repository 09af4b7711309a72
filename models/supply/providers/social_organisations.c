/* social_organisations.c - J27: social organisations, paid by government purchase and by departments' fees. */
#include "supply/provider.h"

#define KINDS_ALL "organisation=挂牌机构|task=事项本身工作|platform=平台录入|accreditation=创建评比|inspection=检查考核|survey=普查调查|" \
	"ledger=台账|form=报表|meeting=会议文件|registration=注册推广|certificate=盖章证明|chat_group=工作群"
/* What can be handed to somebody hired: no meetings, checks, stamps and chats. */
enum { ASSISTS = 1 << KIND_task | 1 << KIND_platform | 1 << KIND_accreditation | 1 << KIND_survey | 1 << KIND_ledger | 1 << KIND_form |
	1 << KIND_registration };

const struct provider provider_social_organisations = {
	.plate = {
		.name = "social_organisations", .name_en = "social organisations", .name_zh = "社会组织",
		.meaning_en = "social organisations and charities: meals for the elderly and disabled, child care, home care; they give the hours that are bought, when their people are hired, as far as they have grown (loops.social_organisations)",
		.meaning_zh = "社会组织与慈善机构：老年人残疾人助餐、托幼、居家照护；按购买的工时提供，以招到人和自身成长为限（反馈回路.社会组织成长）",
		.rows = "J27 A18 C18 P11 P01",
		.parameters = {
			PROVIDER_STATED(10),
			PROVIDER_TERMS(60, 5, 0.95, 3, 0.15, TAKES_BASIC | TAKES_NON_BASIC, FOR_RESIDENTS, DOES_AUTONOMY | DOES_MUTUAL | DOES_COMMON | DOES_PUBLIC),
			{"hire", "合同周期", UNITS_DAYS, 60, 0, 2000, NULL, false, "assumed", "days from the payment to the first hour: contract and hiring", "从拨款到可用的天数：签约与招人"},
			{"assists", "可协助事项", UNITS_NUMBER, ASSISTS, 0, (1 << KIND_COUNT) - 1, KINDS_ALL, true, "assumed",
			 "kinds of work sent down it can be bought to help with", "可购买协助的交办事项类型"},
		},
	},
};
