// Draws the process a run is of and lights up the path it took. The table below the picture says the same in words.
const place = document.getElementById('drawing');
const path = JSON.parse(place.dataset.path);
const troubled = new Set(place.dataset.troubled.split(' ').filter(id => id));

const badge = (text, kind) => {
  const mark = document.createElement('span');
  mark.className = `path-badge ${kind}`;
  mark.textContent = text;
  return mark;
};

const show = async () => {
  const answer = await fetch(place.dataset.drawing);
  if (!answer.ok) {
    throw new Error(`expected a drawing, but got ${answer.status}`);
  }
  const viewer = new window.BpmnJS({ container: place });
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const known = viewer.get('elementRegistry');
  for (const id of path.flows) {
    if (known.get(id)) canvas.addMarker(id, 'path-flow');
  }
  for (const [id, state] of Object.entries(path.steps)) {
    if (!known.get(id)) continue;
    const kind = troubled.has(id) ? 'troubled' : state.toLowerCase();
    canvas.addMarker(id, `path-${kind}`);
    const sign = { completed: '✓', active: '●', terminated: '✕', troubled: '!' }[kind];
    overlays.add(id, { position: { top: -10, right: 10 }, html: badge(sign, kind) });
  }
  canvas.zoom('fit-viewport', 'auto');
  place.dataset.drawn = 'true';
};

show().catch(() => {
  place.hidden = true;
  document.getElementById('no-drawing').hidden = false;
});
