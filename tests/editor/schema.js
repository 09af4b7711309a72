// schema.js - asks the YAML language server what it finds in files by a schema: schema.js SERVER SCHEMA FILE…
// Files under a folder called bad must have something found in them, all others nothing. Speaks the protocol over stdio, no packages.
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");

const [server, schema, ...files] = process.argv.slice(2);
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const uri = (file) => "file://" + path.resolve(file).split("/").map(encodeURIComponent).join("/");
const asked = new Map(files.map((file) => [decodeURIComponent(uri(file)), file]));
const found = new Map();
let buffer = Buffer.alloc(0);

function send(message) {
	const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
	child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
	child.stdin.write(body);
}

function end() {
	let passed = 0;
	for (const file of files) {
		const said = found.get(file);
		const isBad = file.split("/").includes("bad");
		if (said && (said.length > 0) === isBad) {
			passed++;
			continue;
		}
		console.log(`FAIL ${file}: ${said === undefined ? "no answer" : isBad ? "nothing was found" : ""}`);
		for (const one of said || []) console.log(`     ${one.range.start.line + 1}:${one.range.start.character + 1}: ${one.message}`);
	}
	console.log(`${passed} passed, ${files.length - passed} failed`);
	child.kill();
	process.exit(passed === files.length ? 0 : 1);
}

function open() {
	for (const file of files)
		send({ method: "textDocument/didOpen", params: { textDocument: { uri: uri(file), languageId: "yaml", version: 1, text: fs.readFileSync(file, "utf8") } } });
}

function receive(message) {
	if (message.id === 1 && message.result) {
		send({ method: "initialized", params: {} });
		send({ method: "workspace/didChangeConfiguration", params: { settings: {} } });
		open();
	} else if (message.method === "workspace/configuration") {
		// the server asks for yaml, http, and editor settings, in that order
		const yaml = { validate: true, schemaStore: { enable: false }, schemas: { [uri(schema)]: "*.yaml" }, yamlVersion: "1.2" };
		send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? yaml : {})) });
	} else if (message.method === "textDocument/publishDiagnostics") {
		const file = asked.get(decodeURIComponent(message.params.uri));
		if (!file) return;
		clearTimeout(quiet);
		found.set(file, message.params.diagnostics);
		// it may answer once before it has the schema: what it says last counts
		quiet = setTimeout(end, found.size === files.length ? 5000 : 30000);
	} else if (message.id !== undefined && message.method) {
		send({ id: message.id, result: null });
	}
}

child.stdout.on("data", (data) => {
	buffer = Buffer.concat([buffer, data]);
	for (;;) {
		const header = buffer.indexOf("\r\n\r\n");
		if (header < 0) return;
		const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, header).toString())[1]);
		if (buffer.length < header + 4 + length) return;
		const body = buffer.subarray(header + 4, header + 4 + length);
		buffer = buffer.subarray(header + 4 + length);
		receive(JSON.parse(body.toString()));
	}
});
let quiet = setTimeout(end, 60000);
send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } } } });
