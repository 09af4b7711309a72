/* fractional.c - a regular fraction of all combinations of two levels, as small as its resolution lets it be. */
#include "study/designs.h"

enum { MOST_BITS = 23 };

/* A factor is a sum (modulo 2) of some of the independent factors, its code. No sum of fewer than `resolution` codes may be nothing: taken
   one after another, each is the least code that is no sum of up to resolution - 2 earlier ones. */
static void sums_exclude(const uint32_t *codes, int count, int terms, uint32_t sum, uint8_t *is_excluded)
{
	is_excluded[sum] = 1;
	for (int i = 0; i < count && terms > 0; i++)
		sums_exclude(codes, i, terms - 1, sum ^ codes[i], is_excluded);
}

/* Codes for all factors; the number of independent factors, 0 when they are too many. */
static int codes_find(const struct designs_request *request, uint32_t *codes, uint8_t *is_excluded, int most_bits)
{
	uint32_t end = 1;
	int bits = 0;
	for (int f = 0; f < request->factor_count; f++) {
		uint32_t code = 1;
		sums_exclude(codes, f, request->resolution - 2, 0, is_excluded);
		while (code < end && is_excluded[code])
			code++;
		if (code == end && ++bits > most_bits)
			return 0;
		end = (uint32_t)1 << bits;
		codes[f] = code;
	}
	return bits;
}

static int bits_of(const struct designs_request *request, struct arena *scratch, uint32_t **codes)
{
	uint8_t *is_excluded = arena_rows(scratch, (int64_t)1 << (MOST_BITS + 1), uint8_t);
	*codes = arena_rows(scratch, request->factor_count, uint32_t);
	return is_excluded && *codes ? codes_find(request, *codes, is_excluded, MOST_BITS) : 0;
}

static int64_t count(const struct designs_request *request, const char **reason)
{
	struct arena scratch;
	uint32_t *codes;
	for (int f = 0; f < request->factor_count; f++)
		if (request->levels[f] > 2) {
			*reason = N_("a fraction is of two levels for each factor");
			return -1;
		}
	*reason = N_("resolution is 3, 4 or 5");
	if (request->resolution < 3 || request->resolution > 5)
		return -1;
	arena_init(&scratch);
	int bits = bits_of(request, &scratch, &codes);
	arena_free(&scratch);
	*reason = N_("too many factors for this resolution");
	return bits ? (int64_t)1 << bits : -1;
}

static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	uint32_t *codes;
	if (!bits_of(request, scratch, &codes))
		return STATUS_WORLD;
	for (int p = 0; p < design->point_count; p++)
		for (int f = 0; f < request->factor_count; f++) {
			bool is_upper = request->levels[f] != 1 && __builtin_parity((uint32_t)p & codes[f]);
			design_at(design, p)[f] = designs_along(request, f, is_upper);
		}
	return STATUS_OK;
}

const struct designs_plate designs_fractional = {
	.name = "fractional", .name_en = "fractional factorial", .name_zh = "部分因子",
	.meaning_en = "a regular fraction of all combinations of two levels: at resolution 3 no factor is mixed up with another, at 4 with no pair of "
		"others, at 5 no pair with a pair",
	.meaning_zh = "两水平组合的规则部分：分辨度 3 时各因子互不混杂，4 时不与两因子交互混杂，5 时两因子交互互不混杂",
	.source = "Box, Hunter, Hunter 2005; codes by Conway, Sloane 1986", .is_fixed = true, .count = count, .fill = fill,
};
