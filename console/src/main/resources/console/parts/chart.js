// @ts-check
import { html } from 'lit';
import { View } from '../core/view.js';

/** @typedef {{ name: string, step?: boolean, points: [number, number][] }} Series */

/** Lines or bars over time. The library behind it is loaded when the first chart is shown. */
export class Chart extends View {
  static properties = { series: { attribute: false }, label: {}, unit: { attribute: false }, bars: { type: Number } };

  constructor() {
    super();
    this.series = /** @type {Series[]} */ ([]);
    this.label = '';
    /** How long in milliseconds what a bar stands for is; lines instead of bars at 0. */
    this.bars = 0;
    this.unit = /** @param {number} value */ (value) => String(value);
    this.chart = /** @type {any} */ (null);
    this.observer = new ResizeObserver(() => this.chart?.resize());
    this.repaint = () => this.#paint();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('theme', this.repaint);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('theme', this.repaint);
    this.observer.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  async firstUpdated() {
    const library = await import('echarts/dist/echarts.esm.min.js');
    const place = /** @type {HTMLElement | null} */ (this.querySelector('.plot'));
    if (place && this.isConnected) {
      this.chart = library.init(place, null, { renderer: 'svg' });
      this.observer.observe(place);
      this.#paint();
    }
  }

  updated() {
    this.#paint();
  }

  #paint() {
    const style = getComputedStyle(this);
    /** @param {string} name */
    const colour = (name) => style.getPropertyValue(name).trim();
    const palette = [colour('--chart-1'), colour('--chart-2')];
    const times = this.series.flatMap((one) => one.points.map(([at]) => at));
    const text = { color: colour('--chart-ink'), fontFamily: style.fontFamily, fontSize: 11 };
    this.chart?.setOption({
      animation: false,
      grid: { left: 8, right: 26, top: 14, bottom: 4, containLabel: true },
      aria: { enabled: true },
      tooltip: {
        trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: this.unit,
        backgroundColor: colour('--chart-surface'), borderColor: colour('--chart-line'), textStyle: { ...text, fontSize: 12 },
      },
      xAxis: { type: 'time', show: times.length > 0, ...(this.bars > 0 ? { min: Math.min(...times) - this.bars, max: Math.max(...times) + this.bars, minInterval: this.bars } : {}), axisLabel: { ...text, hideOverlap: true }, axisLine: { lineStyle: { color: colour('--chart-line') } },
        axisTick: { show: false }, splitLine: { show: false } },
      yAxis: { type: 'value', splitNumber: 3, minInterval: 1, scale: this.series.some((one) => one.step), axisLabel: { ...text, formatter: this.unit },
        splitLine: { lineStyle: { color: colour('--chart-line') } } },
      series: this.series.map((one, index) => ({
        name: one.name, type: this.bars > 0 ? 'bar' : 'line', barMaxWidth: 26, step: one.step ? 'end' : undefined, data: one.points, showSymbol: false,
        lineStyle: { width: 2, color: palette[index] }, itemStyle: { color: palette[index] },
        areaStyle: { color: palette[index], opacity: 0.08 },
      })),
    });
  }

  render() {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>`;
  }
}
customElements.define('bank-chart', Chart);
