// Draws bars with ECharts, and writes under them what the bar pointed at stands for: loaded only by whoever opens the figures, and only the parts of it that bars need.
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { type ECharts, init, use as install } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BarLook, type Bars, chartHeight } from './bars.ts';

install([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

const nameWidth = 190;

/** A picture beside its own words and table: nothing of it is read out. */
export function BarChartView({ bars }: { bars: Bars }): ReactNode {
  const { t } = useTranslation('statistics');
  const place = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const chart = useRef<ECharts>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    // A line that stays, rather than a tip at the pointer: it hides nothing, and whoever enlarges the page can go to it.
    made.on('updateAxisPointer', (event) => {
      const at = (event as { axesInfo?: { value: number }[] }).axesInfo?.[0]?.value;
      if (at !== undefined) setPointed(at);
    });
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.resize();
    chart.current?.setOption(optionOf(bars), { notMerge: true });
    setPointed(null);
  }, [bars]);
  const row = pointed === null ? undefined : bars.rows[pointed];
  const figures = bars.series.map(({ name }, index) => `${name} ${row?.values[index] ?? t('total.none')}`);
  return (
    <div aria-hidden="true">
      <div ref={place} style={{ blockSize: chartHeight(bars) }} />
      <p className="caption figures-pointed">{row && [row.label, ...figures].join(' · ')}</p>
    </div>
  );
}

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function optionOf(bars: Bars) {
  const ink = token('--ink');
  const text = { color: ink, fontFamily: token('--font'), fontSize: 13 };
  const names = {
    type: 'category' as const,
    data: bars.rows.map(({ label }) => label),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: token('--edge') } },
    axisLabel: {
      ...text,
      ...(bars.isLying && { width: nameWidth, overflow: 'truncate' as const, interval: 0 }),
    },
    ...(bars.isLying && { inverse: true }),
    axisPointer: { show: true, type: 'shadow' as const, label: { show: false } },
  };
  const values = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: 4,
    splitLine: { lineStyle: { color: token('--line') } },
    axisLabel: { ...text, color: token('--ink-2') },
  };
  // Drawn in this order: what is to lie on top comes last.
  const drawn = bars.series.map((series, index) => ({ ...series, index }));
  if (bars.way === 'over') drawn.reverse();
  return {
    // A report does not move.
    animation: false,
    textStyle: text,
    grid: {
      left: bars.isLying ? nameWidth + 12 : 44,
      right: bars.isLying ? 96 : 12,
      top: bars.series.length > 1 ? 34 : 8,
      bottom: bars.isLying ? 26 : 28,
    },
    legend: {
      show: bars.series.length > 1,
      data: bars.series.map(({ name }) => name),
      top: 0,
      left: 0,
      itemWidth: 18,
      itemHeight: 12,
      itemGap: 18,
      selectedMode: false,
      textStyle: text,
    },
    xAxis: bars.isLying ? values : names,
    yAxis: bars.isLying ? names : values,
    series: drawn.map(({ name, look, index }, order) => ({
      type: 'bar' as const,
      name,
      // A bar of no height would still be drawn as a line.
      data: bars.rows.map((row) => ({
        value: row.values[index] || null,
        ...(row.look && { itemStyle: lookOf(row.look) }),
      })),
      barMaxWidth: 22,
      silent: true,
      itemStyle: lookOf(look),
      ...(bars.way === 'stacked' ? { stack: 'all' } : { barGap: '-100%' }),
      ...(order === (bars.way === 'stacked' ? drawn.length - 1 : 0) && {
        label: {
          show: bars.rows.some(({ end }) => end !== undefined),
          position: bars.isLying ? ('right' as const) : ('top' as const),
          formatter: ({ dataIndex }: { dataIndex: number }) => bars.rows[dataIndex]?.end ?? '',
          ...text,
        },
      }),
    })),
  };
}

function lookOf(look: BarLook) {
  const edge = { borderColor: token('--pine-700'), borderWidth: 1 };
  if (look === 'dark') return { ...edge, color: token('--pine-700') };
  if (look === 'light') return { ...edge, color: token('--pine-200') };
  const lines = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 };
  return { ...edge, color: token('--surface'), decal: { ...lines, color: token('--pine-700') } };
}
