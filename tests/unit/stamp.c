/* stamp.c - the hash of files against the examples of its standard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/stamp.h"

/* The examples of FIPS 180-4, and lengths about the ends of blocks. */
static void test_stamp(void **state)
{
	(void)state;
	static const struct { const char *words, *sha256; } examples[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	};
	static const struct { size_t size; const char *sha256; } alike[] = { /* of letters a */
		{55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
		{64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
		{1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct stamp stamp = stamp_of("a.csv", examples[i].words, strlen(examples[i].words));
		assert_string_equal(stamp.sha256, examples[i].sha256);
		assert_string_equal(stamp.name, "a.csv");
		assert_int_equal(stamp.size, strlen(examples[i].words));
	}
	char *letters = malloc(1000000);
	assert_non_null(letters);
	memset(letters, 'a', 1000000);
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		assert_string_equal(stamp_of("a.csv", letters, alike[i].size).sha256, alike[i].sha256);
	free(letters);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_stamp)};
	return cmocka_run_group_tests_name("stamp", tests, NULL, NULL);
}
