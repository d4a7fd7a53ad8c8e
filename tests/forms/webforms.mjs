// What ODK Web Forms' engine makes of the forms and answers of fill.py: `node webforms.mjs < RECORDS.jsonl`.
// One JSON object a line: id, and error or: submission, and answers, those of the answers that the engine kept, as it writes them. It keeps
// none that is not offered, out of range or read-only.
// Ends with status 77 where the packages of package.json are not installed.

process.env.TZ = 'UTC';

let JSDOM;
try {
    ({ JSDOM } = await import('jsdom'));
} catch {
    process.exit(77);
}

// The engine is made for browsers: it wants a document, and takes Node.js for a place to read files in.
const { window } = new JSDOM('<!doctype html>');
for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis) && /^(Attr|CDATA|Comment|DOM|Document|Element|HTML|Node|Processing|Text|XML|XPath|document)/.test(name)) {
        globalThis[name] = window[name];
    }
}
globalThis.window = window;
const node = globalThis.process;
const show = (process) => Object.defineProperty(globalThis, 'process', { value: process, configurable: true, writable: true });
show({ env: node.env, argv: [], versions: {} });
const { loadForm } = await import('@getodk/xforms-engine');
show(node);

const nothing = { fetchFormAttachment: async () => new Response('', { status: 404 }), missingResourceBehavior: 'BLANK' };
const device = { deviceID: 'found', username: 'found', email: 'found', phoneNumber: 'found' };
const nameOf = (node) => node.currentState.reference.split('/').pop().replace(/\[\d+\]$/, '');

// Gives the answers for a node and all below it, in the order of the form; those that were kept.
function give(node, answer) {
    const children = node.currentState.children;
    if (node.nodeType.startsWith('repeat-range')) {
        const given = Array.isArray(answer) ? answer : [];
        while (node.nodeType === 'repeat-range:uncontrolled' && node.currentState.children.length < given.length) {
            node.addInstances();
        }
        return node.currentState.children.map((child, at) => give(child, given[at]) ?? {});
    }
    if (children) {
        const kept = children.map((child) => [nameOf(child), give(child, answer?.[nameOf(child)])]);
        return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
    }
    if (answer === undefined || !node.currentState.relevant) {
        return undefined;
    }
    try {
        set(node, String(answer));
    } catch {
        return undefined; // it is none the engine takes
    }
    return node.currentState.instanceValue || undefined;
}

function set(node, text) {
    const words = text.split(' ').filter((word) => word !== '');
    switch (node.nodeType) {
        case 'select':
            return node.selectType === 'select1' ? node.selectValue(text) : node.selectValues(words);
        case 'rank':
            return node.setValues(words);
        case 'trigger':
            return node.setValue(text === 'OK');
        case 'input':
        case 'range':
            return node.setValue(text);
    }
}

// The engine adds as many repetitions as the number a count begins with, be it a year.
const numbers = (answer) => (typeof answer === 'object' && answer ? Object.values(answer).flatMap(numbers) : [parseFloat(answer)]);

async function filled(record) {
    if (record.xml.includes('jr:count=') && numbers(record.answers).some((number) => number > 50)) {
        return { error: 'too many repetitions' };
    }
    const loaded = await loadForm(record.xml, nothing);
    if (loaded.status === 'failure') {
        return { error: String(loaded.error.message).slice(0, 300) };
    }
    const { root } = loaded.createInstance({ preloadProperties: device });
    const answers = give(root, record.answers);
    const { data } = await root.prepareInstancePayload({ payloadType: 'monolithic' });
    return { submission: await data[0].get('xml_submission_file').text(), answers };
}

let input = '';
node.stdin.setEncoding('utf8');
for await (const part of node.stdin) {
    input += part;
}
for (const line of input.split('\n').filter((line) => line !== '')) {
    const record = JSON.parse(line);
    let made;
    try {
        made = await filled(record);
    } catch (error) {
        made = { error: String(error?.message ?? error).slice(0, 300) };
    }
    node.stdout.write(`${JSON.stringify({ id: record.id, ...made })}\n`);
}
