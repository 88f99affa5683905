/** The page on which an administrator says yes or no. */
export function consentPage(parameters: Record<string, unknown>, scopes: readonly string[]): string {
  const fields = Object.entries(parameters).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(String(value))}">`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Simulated Dialpad</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 12vh auto; padding: 0 1rem; color: #222 }
  button { font: inherit; padding: .5rem 1.25rem; margin-right: .5rem; border: 1px solid #6c3dd1; border-radius: .4rem }
  button[value=approve] { background: #6c3dd1; color: #fff }
</style>
<h1>Simulated Dialpad</h1>
<p><b>${escapeHtml(String(parameters.client_id))}</b> requests access to Banksia Care:</p>
<ul>${scopes.map(scope => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
<form method="post" action="/oauth2/authorize">
${fields.join('\n')}
<button name="decision" value="approve">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>
</html>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
}
