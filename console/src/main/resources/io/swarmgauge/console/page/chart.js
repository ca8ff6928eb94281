// <sg-chart>: a uPlot chart that follows its data, its width and the colour scheme. Its figures stand in a table beside it.

import uPlot from './uplot.js';

const HEIGHT = 220;
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];
const DARK = matchMedia('(prefers-color-scheme: dark)');

class Chart extends HTMLElement {
  #data = null;
  #plot = null;
  #shape = '';
  #sized = new ResizeObserver(() => this.#plot?.setSize({ width: this.clientWidth, height: HEIGHT }));
  #recolour = () => this.#draw(true);

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    if (this.isConnected) this.#draw(false);
  }

  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
    this.#draw(true);
    this.#sized.observe(this);
    DARK.addEventListener('change', this.#recolour);
  }

  disconnectedCallback() {
    this.#sized.disconnect();
    DARK.removeEventListener('change', this.#recolour);
    this.#plot?.destroy();
    this.#plot = null;
  }

  #draw(anew) {
    if (!this.#data) return;
    const { times, series } = this.#data;
    const columns = [times, ...series.map(({ values }) => values)];
    const shape = JSON.stringify(series.map(({ label }) => label));
    if (this.#plot && !anew && shape === this.#shape) {
      this.#plot.setData(columns);
      return;
    }
    this.#plot?.destroy();
    this.#shape = shape;
    this.#plot = new uPlot(this.#options(), columns, this);
  }

  #options() {
    const { series, format, range, ranks, steps, floor = 1 } = this.#data;
    const colour = (name) => getComputedStyle(this).getPropertyValue(name).trim();
    const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    const stepped = steps ? uPlot.paths.stepped({ align: 1 }) : undefined;
    return {
      width: this.clientWidth || 300,
      height: HEIGHT,
      padding: [8, 28, 4, 0],
      scales: { y: { range: range ?? ((plot, low, high) => [Math.min(0, low), high > 0 ? high * 1.08 : floor]), dir: ranks ? -1 : 1 } },
      axes: [
        { ...axis, space: 70, size: 30, values: '{HH}:{mm}:{ss}' },
        { ...axis, size: 78, values: (plot, splits) => splits.map((value) => (ranks && value % 1 !== 0 ? '' : format(value))) },
      ],
      legend: { live: true },
      cursor: { y: false, points: { size: 6 } },
      series: [
        { label: 'Time', value: '{HH}:{mm}:{ss}' },
        ...series.map(({ label }, place) => ({
          label,
          stroke: colour(`--c${(place % 4) + 1}`),
          width: 2,
          dash: DASHES[place % DASHES.length],
          points: { show: false },
          paths: stepped,
          value: (plot, value) => (value === null || value === undefined ? '–' : format(value)),
        })),
      ],
    };
  }
}

customElements.define('sg-chart', Chart);
