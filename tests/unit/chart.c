/* chart.c - pictures: ticks at round numbers, words escaped, nothing outside its frame, XML that closes what it opens. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "markup.h"
#include "show/chart.h"
#include "show/svg.h"

static struct text out;

static int room_open(void **state)
{
	(void)state;
	text_init(&out);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	text_free(&out);
	return 0;
}

/* -- ticks -------------------------------------------------------------------------------------------------------------- */

static void ticks_are_round(void **state)
{
	(void)state;
	double first, step;
	assert_int_equal(chart_ticks(0, 100, 7, &first, &step), 6);
	assert_true(fabs(first) < 1e-12 && fabs(step - 20) < 1e-12);
	assert_int_equal(chart_ticks(-0.3, 0.31, 7, &first, &step), 7);
	assert_true(fabs(first + 0.3) < 1e-12 && fabs(step - 0.1) < 1e-12);
	assert_int_equal(chart_ticks(1234, 1236, 5, &first, &step), 5);
	assert_true(fabs(first - 1234) < 1e-9 && fabs(step - 0.5) < 1e-12);
}

static void ticks_never_exceed_their_number(void **state)
{
	(void)state;
	double first, step;
	for (double low = -1000; low < 1000; low += 37.7) {
		for (double width = 1e-4; width < 1e6; width *= 3.3) {
			for (int most = 2; most < 9; most++) {
				int count = chart_ticks(low, low + width, most, &first, &step);
				assert_true(count >= 1 && count <= most);
				assert_true(first >= low - 1e-6 * width && first + (count - 1) * step <= low + width * (1 + 1e-6));
			}
		}
	}
}

static void no_ticks_without_a_range(void **state)
{
	(void)state;
	double first, step;
	assert_int_equal(chart_ticks(1, 1, 5, &first, &step), 0);
	assert_int_equal(chart_ticks(2, 1, 5, &first, &step), 0);
	assert_int_equal(chart_ticks(NAN, 1, 5, &first, &step), 0);
	assert_int_equal(chart_ticks(0, INFINITY, 5, &first, &step), 0);
	assert_int_equal(chart_ticks(0, 1, 1, &first, &step), 0);
}

/* -- XML ---------------------------------------------------------------------------------------------------------------- */

static void words_are_escaped(void **state)
{
	(void)state;
	struct svg svg = {.out = &out, .id = ""};
	svg_begin(&svg, &out, "", 100, 50, "<t>", "'d'");
	assert_non_null(strstr(out.data, "<title>&lt;t&gt;</title>"));
	assert_non_null(strstr(out.data, "<desc>&#39;d&#39;</desc>"));
	text_clear(&out);
	canvas_words(&svg.canvas, 1.25, 2, 11, CANVAS_END, true, "a < b & \"c\" > d\x01");
	assert_string_equal(out.data, "<text x=\"1.2\" y=\"2.0\" font-size=\"11\" text-anchor=\"end\" font-weight=\"bold\">a &lt; b &amp; &quot;c&quot; &gt; d</text>\n");
}

static void names_begin_with_the_id(void **state)
{
	(void)state;
	struct svg svg;
	svg_begin(&svg, &out, "m-", 100, 50, "t", "d");
	const struct canvas_pen slant = {.line = 0xff, .width = 1, .paint = 0xff, .fill = CANVAS_SLANT}, dots = {.paint = 0xff, .fill = CANVAS_DOTS};
	svg.canvas.backend->box(&svg.canvas, 0, 0, 5, 5, &slant);
	svg.canvas.backend->box(&svg.canvas, 5, 0, 5, 5, &slant);
	svg.canvas.backend->disc(&svg.canvas, 5, 5, 5, &dots);
	svg_end(&svg);
	markup_assert(out.data);
	markup_assert_ids(out.data);
	assert_int_equal(markup_times(out.data, "<pattern"), 2);
	assert_int_equal(markup_times(out.data, "url(#m-slant-0000ff)"), 2);
	assert_int_equal(markup_times(out.data, "id=\""), markup_times(out.data, "id=\"m-"));
	assert_non_null(strstr(out.data, "aria-labelledby=\"m-title m-desc\""));
}

static void paragraphs_keep_their_width(void **state)
{
	(void)state;
	struct svg svg;
	svg_begin(&svg, &out, "", 200, 200, "t", "d");
	const char *words = "the share of service hours that are late or lapse rises with the work sent down";
	int lines = canvas_lines(words, 200, 11);
	assert_true(lines > 1);
	double below = canvas_paragraph(&svg.canvas, 0, 11, 200, 11, false, words);
	assert_int_equal(markup_times(out.data, "<text"), lines);
	assert_true(fabs(below - 11 - lines * 1.3 * 11) < 1e-9);
}

/* -- charts ------------------------------------------------------------------------------------------------------------- */

/* Highest and lowest number after each `attribute="`. */
static void assert_within(const char *svg, const char *attribute, double most)
{
	for (const char *at = svg; (at = strstr(at, attribute));) {
		at += strlen(attribute);
		double value = strtod(at, NULL);
		assert_true(value >= 0 && value <= most);
	}
}

static void assert_chart(const struct chart *chart)
{
	chart_write(chart, &out);
	assert_false(out.failed);
	markup_assert(out.data);
	assert_int_equal(markup_times(out.data, "<title>"), 1);
	assert_int_equal(markup_times(out.data, "<desc>"), 1);
	assert_null(strstr(out.data, "nan"));
	assert_null(strstr(out.data, "inf"));
	double height = strtod(strstr(out.data, "height=\"") + strlen("height=\""), NULL);
	double width = strtod(strstr(out.data, "width=\"") + strlen("width=\""), NULL);
	assert_within(out.data, "<text x=\"", width);
	assert_within(out.data, " y=\"", height);
	assert_within(out.data, " y1=\"", height);
	assert_within(out.data, " x2=\"", width);
}

static const double xs[] = {60, 80, 100, 120}, ys[] = {17, NAN, 42, 63}, low[] = {16, NAN, 40, 60}, high[] = {18, NAN, 44, 66};

static void lines_bands_and_gaps(void **state)
{
	(void)state;
	const struct chart_series series[] = {
		{.label = "as it is", .shape = CHART_LINE, .count = 4, .x = xs, .y = ys, .low = low, .high = high},
		{.label = "steps <kept>", .shape = CHART_STEP, .count = 4, .x = xs, .y = high, .low = low, .high = high},
	};
	const struct chart_panel panels[] = {
		{.title = "服务被推后", .x.label = "load (%)", .y.label = "late (%)", .series = series, .series_count = 2},
		{.title = "Nothing", .x.label = "load (%)", .y = {.label = "late (%)", .has_zero = true}, .series = series, .series_count = 1},
	};
	assert_chart(&(struct chart){.title = "A & B", .description = "late when > 1", .panels = panels, .panel_count = 2, .is_same_scale = true});
	assert_int_equal(markup_times(out.data, "fill-opacity"), 3);
	assert_int_equal(markup_times(out.data, "服务被推后"), 1);
	assert_non_null(strstr(out.data, "steps &lt;kept&gt;"));
	assert_non_null(strstr(out.data, "stroke-dasharray=\"6 3\"")); /* told apart without colour */
}

static void bars_with_long_names(void **state)
{
	(void)state;
	static const char *const names[] = {"ledgers", "organisations whose plates departments hang up in the community", "台账"};
	const double values[] = {-68, 12, 40}, below[] = {-70, 11, 39}, above[] = {-66, 13, NAN};
	const struct chart_series series[] = {
		{.label = "reported", .shape = CHART_BAR, .count = 3, .y = values},
		{.label = "simulated", .shape = CHART_BAR, .count = 2, .y = values, .low = below, .high = above},
	};
	const struct chart_panel panel = {.title = "Cuts", .y.label = "change (%)", .names = names, .name_count = 3, .series = series, .series_count = 2};
	assert_chart(&(struct chart){.title = "Back-test", .description = "Reported beside simulated.", .panels = &panel, .panel_count = 1});
	assert_non_null(strstr(out.data, "url(#slant-"));
	assert_int_equal(markup_times(out.data, "<rect x"), 1 + 2 + 5); /* ground, legend, bars */
}

static void words_at_the_ends_of_lines(void **state)
{
	(void)state;
	const double same[] = {50, 50, 50, 50};
	const struct chart_mark marks[] = {{70, "clean-up"}, {71, "renewal of the list"}};
	const struct chart_series series[] = {
		{.label = "no gate", .count = 4, .x = xs, .y = same, .is_faint = true}, {.label = "list+review, a long name that needs lines", .count = 4, .x = xs, .y = same},
		{.label = "工时上限", .count = 4, .x = xs, .y = same},
	};
	const struct chart_panel panel = {.title = "", .x.label = "x", .y.label = "y", .series = series, .series_count = 3, .marks = marks, .mark_count = 2};
	const struct chart chart = {.title = "t", .description = "d", .panels = &panel, .panel_count = 1, .labels_lines = true, .is_untitled = true, .width = 330};
	assert_chart(&chart);
	assert_int_equal(markup_times(out.data, "clean-up"), 1);
	double below = 0;
	for (const char *at = out.data; (at = strstr(at, "<text x=\""));) { /* none of those on the right touches the one above */
		double x = strtod(at += 9, NULL), y = strtod(strstr(at, "y=\"") + 3, NULL);
		if (x < 218)
			continue;
		assert_true(y >= below + 1.29 * 11);
		below = y;
	}
	assert_true(below > 0);
}

static void bars_end_to_end(void **state)
{
	(void)state;
	static const char *const names[] = {"no gate", "list+review"};
	const double first[] = {10, 20}, second[] = {30, NAN};
	const struct chart_series series[] = {{.label = "a", .shape = CHART_BAR, .count = 2, .y = first}, {.label = "b", .shape = CHART_BAR, .count = 2, .y = second}};
	const struct chart_panel panel = {.title = "t", .y.label = "h", .names = names, .name_count = 2, .is_stacked = true, .series = series, .series_count = 2};
	assert_chart(&(struct chart){.title = "t", .description = "d", .panels = &panel, .panel_count = 1, .is_grey = true});
	assert_int_equal(markup_times(out.data, "<rect x"), 1 + 2 + 3);
	assert_null(strstr(out.data, "0072b2"));
}

static void dots_lie_beside_each_other(void **state)
{
	(void)state;
	enum { DOTS = 600 };
	static const char *const names[] = {"no gate", "list+review"};
	double rows[DOTS], values[DOTS];
	for (int i = 0; i < DOTS; i++) {
		rows[i] = i % 2;
		values[i] = i % 37;
	}
	const struct chart_series series = {.label = "communities", .shape = CHART_DOT, .count = DOTS, .x = rows, .y = values};
	const struct chart_panel panel = {.title = "t", .y.label = "%", .names = names, .name_count = 2, .series = &series, .series_count = 1};
	assert_chart(&(struct chart){.title = "t", .description = "d", .panels = &panel, .panel_count = 1});
	assert_int_equal(markup_times(out.data, "<circle"), DOTS + 1);
}

static void nothing_to_draw(void **state)
{
	(void)state;
	const double none[] = {NAN, NAN}, same[] = {5, 5};
	const struct chart_series series[] = {{.label = "none", .count = 2, .y = none}, {.label = "flat", .count = 2, .y = same}};
	const struct chart_panel panel = {.title = "t", .x.label = "x", .y.label = "y", .series = series, .series_count = 2};
	assert_chart(&(struct chart){.title = "t", .description = "d", .panels = &panel, .panel_count = 1});
	const struct chart_panel empty = {.title = "t", .x.label = "x", .y.label = "y"};
	text_clear(&out);
	assert_chart(&(struct chart){.title = "t", .description = "d", .panels = &empty, .panel_count = 1});
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(ticks_are_round), CASE(ticks_never_exceed_their_number), CASE(no_ticks_without_a_range), CASE(words_are_escaped),
		CASE(names_begin_with_the_id), CASE(words_at_the_ends_of_lines), CASE(bars_end_to_end), CASE(dots_lie_beside_each_other),
		CASE(paragraphs_keep_their_width), CASE(lines_bands_and_gaps), CASE(bars_with_long_names), CASE(nothing_to_draw),
	};
	return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
