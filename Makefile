# SPDX-License-Identifier: GPL-3.0-or-later
# jianfu - `make` builds and never installs anything; `make run` and `make test` first install what is missing.
PREFIX ?= /usr/local
BUILD ?= build
MODE ?= release

# the one list of what is needed beyond a C compiler, make and git
PACKAGES := libc6-dev libglpk-dev libigraph-dev libhdf5-dev libyaml-dev libgsl-dev librandom123-dev libcmocka-dev pkg-config gettext scdoc \
	libpango1.0-dev libxlsxwriter-dev fonts-wqy-microhei
# and for looking for data races
RACE_PACKAGES := clang libclang-rt-dev libomp-dev

WARN := -Wall -Wextra -Wconversion -Wshadow -Wmissing-prototypes -Werror -Wno-format-zero-length
STD := -std=c11 -D_GNU_SOURCE -ffp-contract=off -fopenmp
# scheduled for the processors of the last ten years: no other instructions, no other results; the row of a piece of work is emptied
# by wide stores instead of a string instruction that is slow to start
TUNE := $(if $(filter x86_64,$(shell uname -m)),-mtune=skylake)
FLAGS_release := -O2 -g -DNDEBUG $(TUNE)
FLAGS_debug := -O1 -g
FLAGS_sanitize := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS_shared := -O2 -g -DNDEBUG -fPIC
FLAGS_race := -O1 -g -fsanitize=thread
# no first row of no rows is meant by NULL + 0
FLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=pointer-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS := $(STD) $(WARN) $(FLAGS_$(MODE)) $(EXTRA)

OUT := $(BUILD)$(if $(filter-out release,$(MODE)),/$(MODE))
SIM_SOURCES := $(wildcard sim/*/*.c sim/*/*/*.c)
MODEL_SOURCES := $(filter-out models/cli/%,$(wildcard models/*/*.c models/*/*/*.c))
CLI_SOURCES := $(wildcard models/cli/*.c models/cli/*/*.c)
# the long ones first
TEST_SOURCES := $(wildcard tests/law/*.c tests/property/*.c tests/golden/*.c tests/unit/*.c)

objects = $(patsubst %.c,$(OUT)/%.o,$(1))
LIBRARY := $(OUT)/libjianfu.a
PROGRAM := $(OUT)/jianfu
LOCALE := $(OUT)/locale/zh_CN/LC_MESSAGES/jianfu.mo
MANUAL := $(OUT)/jianfu.1
# a page for each verb: what the program says of it, then docs/pages
PAGES := $(patsubst docs/pages/%.scd,$(OUT)/pages/jianfu-%.1,$(filter-out docs/pages/tail.scd,$(wildcard docs/pages/*.scd)))
COMPLETION := $(OUT)/completion/jianfu $(OUT)/completion/_jianfu
PATTERNS := $(OUT)/tests/patterns
TESTS := $(patsubst tests/%.c,$(OUT)/tests/%,$(TEST_SOURCES))
RACE := $(patsubst tests/%.c,$(OUT)/tests/%,$(wildcard tests/race/*.c) tests/property/sameness.c tests/unit/study.c)
FUZZ := $(patsubst tests/%.c,$(OUT)/tests/%,$(wildcard tests/fuzz/*.c))
BENCH := $(patsubst tests/%.c,$(OUT)/tests/%,$(wildcard tests/bench/*.c))
# the walls are looked at in plain objects, costs in what is delivered
SCRIPTS := $(wildcard tests/law/*.sh tests/pattern/*.sh tests/property/*.sh tests/golden/*.sh tests/cli/*.sh) $(if $(filter release,$(MODE)),tests/house.sh tests/cost.sh)

# found only when something is compiled, so that `make run` works before anything is installed
CFLAGS_LIB = $(shell pkg-config --cflags hdf5-serial igraph gsl yaml-0.1 pangocairo xlsxwriter 2>/dev/null | sed 's/-I/-isystem /g')
LIBS = $(shell pkg-config --libs hdf5-serial igraph gsl yaml-0.1 pangocairo xlsxwriter 2>/dev/null) -lhdf5_serial_hl -lglpk -lm

# all cores unless told otherwise
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif
BUILT = +@$(MAKE) --no-print-directory
# a short line for each step; V=1 shows the commands
SAY := $(if $(V),@:,@echo)
Q := $(if $(V),,@)

.DEFAULT_GOAL := all
.PHONY: all browser office bundle bundle-test fuzz fuzzers test-long cluster readers library install-library pkgconfig run test laws patterns validation sanitize race racecheck bench bench-sweep bench-plans scaling schema-test fit-test words traceability deps man tests benches check install uninstall clean
.DELETE_ON_ERROR:

# -- what people type ---------------------------------------------------------------------------------------------------

all: $(PROGRAM) $(LOCALE) $(MANUAL) $(PAGES) $(COMPLETION)

# the main job; RUN_LANG=zh for Chinese
SCENARIO := scenarios/haishu-2012.yaml
run: deps
	$(BUILT) all
	@mkdir -p results
	$(PROGRAM) run $(SCENARIO) -o results/haishu-2012.h5 $(RUN_LANG:%=--lang %)
	$(PROGRAM) plan posts $(SCENARIO) --from results/haishu-2012.h5 -o results/haishu-2012.h5 $(RUN_LANG:%=--lang %)
	$(PROGRAM) report results/haishu-2012.h5 -o results/haishu-2012.html $(RUN_LANG:%=--lang %)

test: deps
	$(BUILT) check

# simulations beside exact values of theory; SEED=7 for another seed than that of the files
laws: deps
	$(BUILT) all
	@$(PROGRAM) laws $(SEED:%=--seed=%) $(shell grep -l "^expect:" scenarios/laws/*.yaml)

# the tests under address and undefined-behaviour checks
sanitize: deps
	$(BUILT) MODE=sanitize check

# what uses threads, watched for data races: gcc cannot see what OpenMP orders, clang can with the help of libarcher
race: deps
	@tools/packages.sh $(RACE_PACKAGES)
	$(BUILT) MODE=race CC=clang racecheck

# bytes nobody wrote, for SECONDS each, as scenarios, quantities, tables, factors, kept plans and result files
SECONDS := 60
fuzz: deps
	@tools/packages.sh $(RACE_PACKAGES)
	$(BUILT) MODE=fuzz CC=clang fuzzers
	@tests/fuzz/fuzz.sh $(BUILD)/fuzz $(SECONDS) $(TARGETS)

# what takes too long for every change: a minute of fuzzing, every call to the disk failing once, memory ending, 150 kills
test-long: deps
	@tools/packages.sh $(RACE_PACKAGES)
	$(BUILT) all
	$(BUILT) MODE=fuzz CC=clang fuzzers
	@tests/fuzz/fuzz.sh $(BUILD)/fuzz 10
	@MEMORY=300 tests/fault/faults.sh $(PROGRAM)
	@tests/fault/kills.sh $(PROGRAM)

# what the model must show, at full size, with pictures; IDS="V3 V4" for some of them only
patterns: deps
	$(BUILT) all $(PATTERNS)
	@mkdir -p results/patterns
	@$(PATTERNS) --full results/patterns $(IDS)

# the tables of docs/validation.md, measured anew
validation:
	-$(BUILT) patterns IDS=
	@tools/validation.sh results/patterns/index.md docs/validation.md
	@tools/published.sh docs/validation.md > models/report/published.def

# PART="kernel model" for some of it only
bench: deps
	$(BUILT) all benches
	@sh tests/bench/bench.sh $(PROGRAM) $(PART)

# what a run costs by communities, years and replications
scaling: deps
	$(BUILT) all benches
	@sh tests/bench/scaling.sh $(PROGRAM)

# what a sweep costs beside the runs it is made of
bench-sweep: deps
	$(BUILT) all $(OUT)/tests/bench/spent $(OUT)/tests/bench/million
	@tests/bench/sweep.sh $(PROGRAM)

# how long partitions of 50 to 800 buildings take, and how far from proven; SEEDS=1 for one town of each size
bench-plans: deps
	$(BUILT) $(OUT)/tests/bench/partition
	@for count in 50 80 120 200 400 800; do OMP_WAIT_POLICY=passive $(OUT)/tests/bench/partition $$count $(or $(SEEDS),5) || exit 1; done

# the JSON Schema in the hands of the server editors use for YAML; needs node and npm, and the network the first time
EDITOR_SERVER := $(OUT)/editor/node_modules/yaml-language-server/bin/yaml-language-server
schema-test: deps
	$(BUILT) all $(EDITOR_SERVER)
	@$(PROGRAM) describe --json-schema > $(OUT)/editor/schema.json
	@node tests/editor/schema.js $(EDITOR_SERVER) $(OUT)/editor/schema.json $$(find scenarios tests/editor/bad -name '*.yaml' ! -path 'scenarios/targets/*' | sort)
$(EDITOR_SERVER):
	@mkdir -p $(OUT)/editor
	npm install --silent --no-audit --no-fund --prefix $(OUT)/editor yaml-language-server@1.18.0

# estimates from logs of a known truth: how often 95 intervals of 100 hold it, at 200, 2,000 and 20,000 rows
fit-test: deps
	$(BUILT) $(OUT)/tests/property/coverage
	@$(OUT)/tests/property/coverage --long

# puts every sentence that po/zh_CN.po does not have yet at its end, to be filled in
words:
	@mkdir -p $(OUT)
	@tools/words.sh $(OUT)/words.pot
	@msgmerge --quiet --no-fuzzy-matching --no-location --no-wrap -o $(OUT)/words.po po/zh_CN.po $(OUT)/words.pot
	@msgattrib --untranslated --no-obsolete --no-wrap $(OUT)/words.po | sed '1,/^$$/d' > $(OUT)/words.new
	@[ ! -s $(OUT)/words.new ] || { echo; cat $(OUT)/words.new; } >> po/zh_CN.po
	@grep -c '^msgid ' $(OUT)/words.new | sed 's/$$/ new sentences in po\/zh_CN.po/'

# docs/traceability.md: what serves each row of the sources
traceability: deps
	$(BUILT) all
	@tools/traceability.sh $(PROGRAM) > $(OUT)/traceability.md
	@mv $(OUT)/traceability.md docs/traceability.md
	@tail -n 1 docs/traceability.md

# sweeps on a private Slurm cluster of three nodes, started and ended here
CLUSTER_PACKAGES := slurm-wlm munge
cluster: deps
	@tools/packages.sh $(CLUSTER_PACKAGES)
	$(BUILT) all
	@tests/cluster/slurm.sh $(PROGRAM)

# result files in the hands of h5py, xarray, pandas, ncdump and R
READER_PACKAGES := python3-h5py python3-xarray python3-netcdf4 python3-pandas netcdf-bin r-base-core r-cran-ncdf4 r-bioc-rhdf5 r-cran-hdf5r
readers: deps
	@tools/packages.sh $(READER_PACKAGES)
	$(BUILT) all
	@tests/cluster/readers.sh $(PROGRAM)

# the report's page in a browser; pictures of it in build/browser
BROWSER_PACKAGES := chromium fonts-noto-cjk poppler-utils python3-h5py
browser: deps
	@tools/packages.sh $(BROWSER_PACKAGES)
	$(BUILT) all
	@tests/browser/browser.sh $(PROGRAM) $(OUT)/browser

# the workbook in the hands of LibreOffice
OFFICE_PACKAGES := libreoffice-calc-nogui python3
office: deps
	@tools/packages.sh $(OFFICE_PACKAGES)
	$(BUILT) all
	@tests/office/book.sh $(PROGRAM)

# libjianfu for other programs, and what it takes to use it from C and Python
library: deps
	$(BUILT) MODE=shared $(BUILD)/shared/libjianfu.so

install-library: library pkgconfig
	install -D -m 755 $(BUILD)/shared/libjianfu.so $(DESTDIR)$(PREFIX)/lib/libjianfu.so
	install -D -m 644 models/api/jianfu.py $(DESTDIR)$(PREFIX)/share/jianfu/python/jianfu.py

# one folder that runs on any x86-64 Linux without root and without network; bundle-test tries it where there is nothing else
BUNDLE := $(BUILD)/jianfu-$(shell sed -n 's/.*CLI_VERSION "\(.*\)".*/\1/p' models/cli/cli.h)-x86_64
bundle: deps
	$(BUILT) all
	@tools/bundle/bundle.sh $(PROGRAM) $(BUNDLE)
bundle-test: bundle
	@tests/bundle/bare.sh $(BUNDLE)

# jianfu.h, and what tells a compiler where it and the library are
pkgconfig:
	@install -D -m 644 models/api/jianfu.h $(DESTDIR)$(PREFIX)/include/jianfu.h
	@install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(shell sed -n 's/.*CLI_VERSION "\(.*\)".*/\1/p' models/cli/cli.h)|; s|@LIBS@|$(LIBS)|' models/api/libjianfu.pc.in \
		> $(DESTDIR)$(PREFIX)/lib/pkgconfig/libjianfu.pc

deps:
	@tools/packages.sh $(PACKAGES)

install: all
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/jianfu
	install -D -m 644 $(LOCALE) $(DESTDIR)$(PREFIX)/share/locale/zh_CN/LC_MESSAGES/jianfu.mo
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(MANUAL) $(PAGES) $(DESTDIR)$(PREFIX)/share/man/man1
	install -D -m 644 $(OUT)/completion/jianfu $(DESTDIR)$(PREFIX)/share/bash-completion/completions/jianfu
	install -D -m 644 $(OUT)/completion/_jianfu $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jianfu
	install -d $(DESTDIR)$(PREFIX)/share/jianfu $(DESTDIR)$(PREFIX)/share/doc/jianfu
	cp -R scenarios templates $(DESTDIR)$(PREFIX)/share/jianfu/
	install -m 644 README.md README.zh.md LICENSE CITATION.cff CHANGELOG.md docs/*.md $(DESTDIR)$(PREFIX)/share/doc/jianfu
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/jianfu/pictures docs/pictures/*.png

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/lib/libjianfu.so $(DESTDIR)$(PREFIX)/include/jianfu.h $(DESTDIR)$(PREFIX)/lib/pkgconfig/libjianfu.pc
	rm -f $(DESTDIR)$(PREFIX)/bin/jianfu $(DESTDIR)$(PREFIX)/share/locale/zh_CN/LC_MESSAGES/jianfu.mo $(DESTDIR)$(PREFIX)/share/man/man1/jianfu.1 $(DESTDIR)$(PREFIX)/share/man/man1/jianfu-*.1
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/jianfu $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jianfu
	rm -rf $(DESTDIR)$(PREFIX)/share/jianfu $(DESTDIR)$(PREFIX)/share/doc/jianfu

clean:
	rm -rf $(BUILD)

# -- what they rest on --------------------------------------------------------------------------------------------------

man: $(MANUAL)
tests: $(TESTS) $(PATTERNS)
benches: $(BENCH)
fuzzers: $(FUZZ)
check: all tests
	@tests/run.sh $(PROGRAM) $(TESTS) $(SCRIPTS)
racecheck: $(PROGRAM) $(LOCALE) $(RACE)
	@OMP_TOOL_LIBRARIES=$$($(CC) -print-resource-dir)/../../libarcher.so TSAN_OPTIONS=ignore_noninstrumented_modules=1 \
		tests/run.sh $(PROGRAM) $(filter-out $(OUT)/tests/race/%,$(RACE)) $(wildcard tests/race/*.sh)

$(PROGRAM): $(call objects,$(CLI_SOURCES)) $(LIBRARY)
	$(SAY) "  link $@"
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(call objects,$(SIM_SOURCES) $(MODEL_SOURCES))
	$(SAY) "  pack $@"
	@rm -f $@
	$(Q)ar rcs $@ $^

$(OUT)/libjianfu.so: $(call objects,$(SIM_SOURCES) $(MODEL_SOURCES))
	$(SAY) "  link $@"
	$(Q)$(CC) $(FLAGS) -shared -Wl,-soname,libjianfu.so -o $@ $^ $(LIBS)

$(LOCALE): po/zh_CN.po
	@mkdir -p $(@D)
	$(SAY) "  text $@"
	$(Q)msgfmt --check-format --check-domain -o $@ $<

$(OUT)/pages/jianfu-%.1: docs/pages/%.scd docs/pages/tail.scd $(PROGRAM)
	@mkdir -p $(@D)
	$(Q){ $(PROGRAM) pages --lang en $* && cat $< docs/pages/tail.scd; } | scdoc > $@

$(OUT)/completion/jianfu $(OUT)/completion/_jianfu: $(PROGRAM)
	@mkdir -p $(@D)
	$(Q)$(PROGRAM) completion $(if $(filter _%,$(@F)),zsh,bash) > $@

$(MANUAL): docs/jianfu.1.scd
	@mkdir -p $(@D)
	$(SAY) "  page $@"
	$(Q)scdoc < $< > $@

# the kit in sim/ cannot see models/: separate include roots
$(OUT)/sim/%.o: sim/%.c
	@mkdir -p $(@D)
	$(SAY) "  cc   $<"
	$(Q)$(CC) $(FLAGS) -Isim $(CFLAGS_LIB) -MMD -MP -c -o $@ $<
$(OUT)/models/%.o: models/%.c
	@mkdir -p $(@D)
	$(SAY) "  cc   $<"
	$(Q)$(CC) $(FLAGS) -Isim -Imodels -MMD -MP -c -o $@ $<
$(OUT)/tests/%: tests/%.c $(LIBRARY) | $(LOCALE)
	@mkdir -p $(@D)
	$(SAY) "  cc   $<"
	$(Q)$(CC) $(FLAGS) -Isim -Imodels -Itests -MMD -MP -o $@ $< $(LIBRARY) -lcmocka $(LIBS)

$(OUT)/tests/fuzz/%: tests/fuzz/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(SAY) "  cc   $<"
	$(Q)$(CC) $(FLAGS) -fsanitize=fuzzer -Isim -Imodels -Itests -Itests/fuzz $(CFLAGS_LIB) -MMD -MP -o $@ $< $(LIBRARY) $(LIBS)

$(PATTERNS): $(call objects,$(wildcard tests/pattern/*.c)) $(LIBRARY)
	$(SAY) "  link $@"
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(LIBS)
$(OUT)/tests/pattern/%.o: tests/pattern/%.c
	@mkdir -p $(@D)
	$(SAY) "  cc   $<"
	$(Q)$(CC) $(FLAGS) -Isim -Imodels -Itests -MMD -MP -c -o $@ $<

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
