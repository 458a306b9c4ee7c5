// Talks to 'drydock lsp' with the client library that editors use: node talk.mjs DRYDOCK
// Ends with one line 'N passed, N failed'.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';
import protocol from 'vscode-languageserver-protocol';

const command = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'drydock-lsp-'));
const uri = pathToFileURL(join(folder, 'a b', 'Dockerfile')).href;
const patience = 30_000;
let passed = 0;
let failed = 0;

function check(name, holds, seen) {
    if (holds) {
        passed++;
        console.log(`ok    ${name}`);
    } else {
        failed++;
        console.log(`FAIL  ${name}: ${JSON.stringify(seen)}`);
    }
}

function withPatience(name, promise) {
    let timer;
    const late = new Promise((_, refuse) => { timer = setTimeout(() => refuse(new Error(`${name}: nothing came in ${patience} ms`)), patience); });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// The document as an editor holds it.
class Editor {
    constructor(connection, text) {
        Object.assign(this, { connection, text, version: 1, waiting: [] });
        connection.onNotification(protocol.PublishDiagnosticsNotification.type, told => {
            this.waiting = this.waiting.filter(w => !w(told));
        });
    }

    // The findings that are told for the version that is shown.
    diagnostics() {
        return withPatience('diagnostics', new Promise(resolve => this.waiting.push(told => {
            const isIt = told.uri === uri && told.version === this.version;
            if (isIt) {
                resolve(told.diagnostics);
            }
            return isIt;
        })));
    }

    open() {
        const answer = this.diagnostics();
        this.connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'dockerfile', version: this.version, text: this.text } });
        return answer;
    }

    offset({ line, character }) {
        return this.text.split('\n').slice(0, line).reduce((sum, l) => sum + l.length + 1, 0) + character;
    }

    // Applies edits from the last to the first, and tells the server each of them.
    apply(edits) {
        const contentChanges = [...edits].sort((a, b) => this.offset(b.range.start) - this.offset(a.range.start)).map(e => ({ range: e.range, text: e.newText }));
        for (const { range, text } of contentChanges) {
            this.text = this.text.slice(0, this.offset(range.start)) + text + this.text.slice(this.offset(range.end));
        }
        this.version++;
        const answer = this.diagnostics();
        this.connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: this.version }, contentChanges });
        return answer;
    }

    actions(range, only) {
        return this.connection.sendRequest(protocol.CodeActionRequest.type, { textDocument: { uri }, range, context: { diagnostics: [], only } });
    }
}

const codes = diagnostics => diagnostics.map(d => d.code);
const editsOf = action => action.edit.documentChanges[0].edits;

async function talk(connection) {
    const registered = withPatience('registration', new Promise(resolve => connection.onRequest(protocol.RegistrationRequest.type, r => { resolve(r); })));
    const { capabilities, serverInfo } = await connection.sendRequest(protocol.InitializeRequest.type, {
        processId: process.pid,
        rootUri: pathToFileURL(folder).href,
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'test' }],
        capabilities: {
            general: { positionEncodings: ['utf-16'] },
            textDocument: {
                hover: { contentFormat: ['markdown'] },
                publishDiagnostics: { codeDescriptionSupport: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
            },
            workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
        },
    });
    check('the server says who it is', serverInfo.name === 'drydock' && capabilities.positionEncoding === 'utf-16', serverInfo);
    await connection.sendNotification(protocol.InitializedNotification.type, {});
    check('it asks to be told of changed settings', (await registered).registrations[0].method === 'workspace/didChangeWatchedFiles');

    const editor = new Editor(connection, "FROM debian:13\nRUN echo '😀' && apt update\nWORKDIR app\n");
    const first = await editor.open();
    const apt = first.find(d => d.code === 'DF100');
    check('findings come with their place', apt && editor.text.slice(editor.offset(apt.range.start), editor.offset(apt.range.end)) === 'apt', first);
    check('a finding leads to where it is explained', apt?.codeDescription?.href.startsWith('https://'), apt);

    const actions = await editor.actions(apt.range);
    const fix = actions.find(a => a.title === 'Use apt-get');
    check('a fix is offered', fix?.kind === 'quickfix' && fix.isPreferred, actions);
    const hover = await connection.sendRequest(protocol.HoverRequest.type, { textDocument: { uri }, position: apt.range.start });
    check('hovering shows the page', hover.contents.kind === 'markdown' && hover.contents.value.includes('apt-command'), hover);

    const second = await editor.apply(editsOf(fix));
    check('what is mended is not told any more', editor.text.includes('apt-get update') && !codes(second).includes('DF100'), second);

    const workdir = second.find(d => d.code === 'DF001');
    const ignore = (await editor.actions(workdir.range)).find(a => a.title.startsWith('Ignore relative-workdir'));
    const third = await editor.apply(editsOf(ignore));
    check('what is ignored is not told any more', editor.text.includes('\n# drydock ignore=relative-workdir\nWORKDIR app') && !codes(third).includes('DF001'), third);

    await editor.apply([{ range: { start: { line: 0, character: 14 }, end: { line: 0, character: 14 } }, newText: '\nRUN apt update\nRUN apt upgrade -y' }]);
    const all = await editor.actions({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ['source.fixAll']);
    const last = await editor.apply(editsOf(all[0]));
    check('everything safe is mended at once', all.length === 1 && !codes(last).includes('DF100') && editor.text.includes('apt-get upgrade'), editor.text);

    writeFileSync(join(folder, 'drydock.yaml'), 'lint:\n  inline: false\n');
    const again = editor.diagnostics();
    await connection.sendNotification(protocol.DidChangeWatchedFilesNotification.type, { changes: [{ uri: pathToFileURL(join(folder, 'drydock.yaml')).href, type: 1 }] });
    check('changed settings are read', codes(await again).includes('DF001'), await again);

    const refused = await connection.sendRequest('textDocument/unheardOf', {}).then(() => 0, e => e.code);
    check('what is not known is refused', refused === rpc.ErrorCodes.MethodNotFound, refused);
    await connection.sendRequest(protocol.ShutdownRequest.type);
    await connection.sendNotification(protocol.ExitNotification.type);
}

const server = spawn(command[0], [...command.slice(1), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const ended = new Promise(resolve => server.on('exit', resolve));
const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
connection.listen();
try {
    await talk(connection);
    const status = await withPatience('the end', ended);
    check('it ends cleanly', status === 0, status);
} catch (error) {
    check('the conversation', false, String(error.stack ?? error));
    server.kill();
}
connection.dispose();
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
