# The two commands of the README are `make demo` and `make test`; each sets up what it needs by itself.
DOTNET_BUILD := dotnet build --configuration Release --nologo --verbosity quiet --consoleLoggerParameters:NoSummary
NATIVE := artifacts/native
SETTINGS := Directory.Build.props Directory.Packages.props
PROGRAM_SOURCES := $(shell find src -mindepth 1) $(SETTINGS)
SOURCES := $(shell find tests tools bench samples -mindepth 1) $(PROGRAM_SOURCES) Thelper.slnx .editorconfig
NATIVE_SOURCES := $(shell find native -mindepth 1)

.PHONY: help demo test parity fuzz program build bench tasks lint setup setup-peers operators clean

help:
	@sed -n 's/^## //p' Makefile

## make demo     train an image classifier on shapes that the program draws; the session lies in artifacts/demo
demo: artifacts/program.stamp
	@./thelper new configs/demo.yml artifacts/demo

## make test     build everything and run all tests
test: setup-peers artifacts/build.stamp
	@scripts/test.sh

## make parity   compare layers, losses, optimizers, schedulers and models with PyTorch; writes docs/parity.md
parity: setup-peers artifacts/build.stamp
	@scripts/parity.sh

## make fuzz     read 100,000 damaged files of tensors and events; ends with a line of counts
fuzz: artifacts/build.stamp
	@dotnet artifacts/bin/Fuzzer/release/Fuzzer.dll 100000 1 "$${THELPER_SHARED:-../shared}/data/reader-samples"

## make build    build the native libraries and all projects
build: artifacts/build.stamp

# What the launcher calls.
program: artifacts/program.stamp

## make bench    compare the speed with PyTorch's, measure metrics and reports; writes artifacts/bench.json
bench: setup-peers artifacts/build.stamp
	@scripts/bench.sh

## make tasks    train the example sessions on real data, one after another; the sessions lie in artifacts/tasks
tasks: artifacts/program.stamp
	@bench/tasks.sh

## make lint     check formatting and analyzers, C# and C++
lint: artifacts/build.stamp
	@scripts/lint.sh

## make setup    install what is missing from Debian, then build the native libraries
setup: $(NATIVE)/built.stamp

## make operators  write the C# operator surface anew from operators.txt
operators: artifacts/build.stamp
	@dotnet artifacts/bin/OperatorGenerator/release/OperatorGenerator.dll \
		src/Thelper.Torch/Operators/operators.txt src/Thelper.Torch/Operators/Operators.g.cs

## make clean    remove all that was built; Debian's packages stay
clean:
	rm -rf artifacts

setup-peers: artifacts/setup-peers.stamp

artifacts/setup.stamp: scripts/setup.sh
	@scripts/setup.sh engine
	@mkdir -p artifacts && touch $@

artifacts/setup-peers.stamp: scripts/setup.sh artifacts/setup.stamp
	@scripts/setup.sh peers
	@touch $@

$(NATIVE)/built.stamp: artifacts/setup.stamp $(NATIVE_SOURCES)
	@echo "building the native libraries"
	@cmake -S native -B $(NATIVE) -DCMAKE_BUILD_TYPE=Release >$(NATIVE).log 2>&1 \
		&& cmake --build $(NATIVE) --parallel >>$(NATIVE).log 2>&1 \
		|| { cat $(NATIVE).log; exit 1; }
	@touch $@

# The program alone, so that a first run need not wait for tests and tools.
artifacts/program.stamp: $(NATIVE)/built.stamp $(PROGRAM_SOURCES)
	@echo "building the program"
	@$(DOTNET_BUILD) src/Thelper.Cli >artifacts/program.log 2>&1 || { cat artifacts/program.log; exit 1; }
	@touch $@

artifacts/build.stamp: artifacts/program.stamp $(SOURCES)
	@echo "building tests and tools"
	@$(DOTNET_BUILD) Thelper.slnx >artifacts/build.log 2>&1 || { cat artifacts/build.log; exit 1; }
	@touch $@
