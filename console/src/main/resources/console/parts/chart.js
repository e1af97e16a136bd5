// @ts-check
import { html } from 'lit';
import { View } from '../core/view.js';

/** The widest that a bar is in pixels, and how much of what it stands for it takes. */
const WIDEST = 26;
const SHARE = 0.35;

/** @typedef {{ name: string, step?: boolean, points: [number, number][] }} Series */

/** Lines or bars over time. The library behind it is loaded when the first chart is shown. */
export class Chart extends View {
  static properties = { series: { attribute: false }, label: {}, unit: { attribute: false }, axis: { attribute: false }, bars: { type: Number }, days: { type: Boolean }, first: { type: Number }, last: { type: Number } };

  constructor() {
    super();
    this.series = /** @type {Series[]} */ ([]);
    this.label = '';
    /** How long in milliseconds what a bar stands for is; lines instead of bars at 0. */
    this.bars = 0;
    /** Whether its times are days, which are days in UTC. */
    this.days = false;
    /** From when to when it is, in milliseconds, whatever there is in between; as long as there is something at 0. */
    this.first = 0;
    this.last = 0;
    this.unit = /** @param {number} value */ (value) => String(value);
    /** What stands at its side, when that is shorter. */
    this.axis = /** @type {((value: number) => string) | null} */ (null);
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
    const first = this.first || Math.min(...times);
    const last = this.last || Math.max(...times);
    const span = this.bars > 0 ? { min: first - this.bars, max: last + this.bars, minInterval: this.bars } : this.first ? { min: first, max: last } : {};
    const room = this.bars > 0 ? (this.clientWidth * SHARE * this.bars) / (last - first + 2 * this.bars) : WIDEST;
    const text = { color: colour('--chart-ink'), fontFamily: style.fontFamily, fontSize: 11 };
    this.chart?.setOption({
      animation: false,
      useUTC: this.days,
      grid: { left: 8, right: 26, top: 14, bottom: 4, containLabel: true },
      aria: { enabled: true },
      tooltip: {
        trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: this.unit,
        backgroundColor: colour('--chart-surface'), borderColor: colour('--chart-line'), textStyle: { ...text, fontSize: 12 },
      },
      xAxis: { type: 'time', show: times.length > 0 || this.first > 0, ...span, axisLabel: { ...text, hideOverlap: true }, axisLine: { lineStyle: { color: colour('--chart-line') } },
        axisTick: { show: false }, splitLine: { show: false } },
      yAxis: { type: 'value', splitNumber: 3, minInterval: 1, scale: this.series.some((one) => one.step), axisLabel: { ...text, formatter: this.axis ?? this.unit },
        splitLine: { lineStyle: { color: colour('--chart-line') } } },
      series: this.series.map((one, index) => ({
        name: one.name, type: this.bars > 0 ? 'bar' : 'line', barMaxWidth: Math.max(2, Math.min(WIDEST, room)), step: one.step ? 'end' : undefined, data: one.points, showSymbol: false,
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
