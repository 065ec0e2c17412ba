// Talks to the server as the person who is signed in. Every answer is JSON, also a refusal.

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

export class SignedOut extends Error {}

export function server(root, csrf) {
  async function call(path, options) {
    const answer = await fetch(root + path, {
      ...options,
      redirect: "manual",
      headers: { Accept: "application/json", [csrf.header]: csrf.token, ...options?.headers },
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      throw new SignedOut();
    }
    const body = await answer.json().catch(() => null);
    if (!answer.ok) {
      throw new Refused(answer.status, body);
    }
    return body;
  }
  return {
    get: (path) => call(path),
    send: (path, json, signal) =>
      call(path, { method: "POST", body: JSON.stringify(json), signal, headers: { "Content-Type": "application/json" } }),
    upload: (path, file) =>
      call(path, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } }),
  };
}
