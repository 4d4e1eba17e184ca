"use strict";
// Draws the curves: one chart for each value, a line for each set; dragging zooms, moving shows values.
(() => {
  const colours = { train: "#0072b2", valid: "#d55e00", test: "#009e73" };
  const size = { width: 520, height: 260, left: 58, right: 12, top: 10, bottom: 34 };
  const plot = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };

  const element = (tag, attributes = {}, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.textContent = text;
    return made;
  };

  // Steps of 1, 2 or 5 times a power of ten, about five of them.
  const ticks = (low, high, whole) => {
    const rough = (high - low) / 5;
    const power = 10 ** Math.floor(Math.log10(rough));
    let step = power * ([1, 2, 5].find(factor => factor * power >= rough) ?? 10);
    if (whole) step = Math.max(1, Math.round(step));
    const result = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) result.push(i * step);
    return result;
  };

  const written = value => value === 0 ? "0"
    : Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? value.toExponential(2).replace("e+", "e")
    : String(Number(value.toPrecision(5)));

  class Chart {
    constructor(data, place) {
      this.data = data;
      this.hidden = new Set();
      this.figure = place.appendChild(document.createElement("div"));
      this.figure.className = "chart";
      this.figure.appendChild(document.createElement("h3")).textContent = data.title;
      this.svg = this.figure.appendChild(element("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": data.title }));
      this.legend = this.figure.appendChild(document.createElement("div"));
      this.legend.className = "legend";
      data.series.forEach((series, index) => this.addName(series, index));
      this.values = this.legend.appendChild(document.createElement("span"));
      this.values.className = "values";
      this.reset();
      this.svg.addEventListener("pointerdown", event => this.begin(event));
      this.svg.addEventListener("pointermove", event => this.move(event));
      this.svg.addEventListener("pointerup", event => this.end(event));
      this.svg.addEventListener("pointerleave", () => this.leave());
      this.svg.addEventListener("dblclick", () => this.reset());
    }

    addName(series, index) {
      const button = this.legend.appendChild(document.createElement("button"));
      button.setAttribute("aria-pressed", "true");
      button.appendChild(document.createElement("i")).style.background = this.colour(index);
      button.append(series.name);
      button.addEventListener("click", () => {
        this.hidden.delete(index) || this.hidden.add(index);
        button.setAttribute("aria-pressed", String(!this.hidden.has(index)));
        this.draw();
      });
    }

    colour(index) {
      return colours[this.data.series[index].name] ?? ["#cc79a7", "#e69f00", "#56b4e9"][index % 3];
    }

    get visible() {
      return this.data.series.map((series, index) => ({ series, index })).filter(({ index }) => !this.hidden.has(index));
    }

    reset() {
      const steps = this.data.series.flatMap(series => series.points.map(point => point[0]));
      const low = Math.min(...steps), high = Math.max(...steps);
      const room = (high - low) * 0.02 || 0.5;
      this.range = [low - room, high + room];
      this.draw();
    }

    // The heights follow what is in sight.
    heights() {
      const values = this.visible.flatMap(({ series }) => series.points
        .filter(([step]) => step >= this.range[0] && step <= this.range[1]).map(point => point[1]));
      if (values.length === 0) return [0, 1];
      const [low, high] = [Math.min(...values), Math.max(...values)];
      // Values that differ by rounding alone would have ticks that numbers cannot tell apart.
      const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-6 || 1;
      const room = Math.max((high - low) * 0.05, least);
      return [low - room, high + room];
    }

    x(step) { return size.left + (step - this.range[0]) / (this.range[1] - this.range[0]) * plot.width; }

    y(value) { return size.top + plot.height - (value - this.low) / (this.high - this.low) * plot.height; }

    draw() {
      [this.low, this.high] = this.heights();
      this.svg.replaceChildren();
      this.drawGrid();
      const clip = this.svg.appendChild(element("svg", { x: size.left, y: 0, width: plot.width, height: size.height, viewBox: `${size.left} 0 ${plot.width} ${size.height}` }));
      if (this.data.best) {
        const x = this.x(this.data.best);
        clip.append(element("line", { class: "best", x1: x, x2: x, y1: size.top, y2: size.top + plot.height }));
      }
      this.visible.forEach(({ series, index }) => this.drawLine(clip, series, this.colour(index)));
      this.selection = this.svg.appendChild(element("rect", { class: "selection", y: size.top, height: plot.height, width: 0 }));
      this.cursor = this.svg.appendChild(element("line", { class: "cursor", y1: size.top, y2: size.top + plot.height, visibility: "hidden" }));
    }

    drawGrid() {
      ticks(this.low, this.high).forEach(value => this.svg.append(
        element("line", { class: "grid", x1: size.left, x2: size.left + plot.width, y1: this.y(value), y2: this.y(value) }),
        element("text", { x: size.left - 6, y: this.y(value) + 4, "text-anchor": "end" }, written(value))));
      ticks(this.range[0], this.range[1], true).forEach(step => this.svg.append(
        element("text", { x: this.x(step), y: size.height - 18, "text-anchor": "middle" }, String(step))));
      this.svg.append(element("text", { x: size.left + plot.width / 2, y: size.height - 3, "text-anchor": "middle" }, this.data.axis));
    }

    drawLine(parent, series, colour) {
      const path = series.points.map(([step, value], i) => `${i ? "L" : "M"}${this.x(step).toFixed(1)} ${this.y(value).toFixed(1)}`).join("");
      parent.append(element("path", { class: "course", d: path, fill: "none", stroke: colour, "stroke-width": 2, "stroke-linejoin": "round" }));
      if (series.points.length <= 40) {
        series.points.forEach(([step, value]) => parent.append(element("circle", { cx: this.x(step), cy: this.y(value), r: 2.5, fill: colour })));
      }
    }

    stepAt(event) {
      const box = this.svg.getBoundingClientRect();
      const share = ((event.clientX - box.left) / box.width * size.width - size.left) / plot.width;
      return this.range[0] + Math.min(1, Math.max(0, share)) * (this.range[1] - this.range[0]);
    }

    begin(event) {
      this.from = this.stepAt(event);
    }

    move(event) {
      const step = this.stepAt(event);
      if (this.from !== undefined) {
        const [low, high] = [Math.min(this.from, step), Math.max(this.from, step)];
        this.selection.setAttribute("x", this.x(low));
        this.selection.setAttribute("width", this.x(high) - this.x(low));
      }
      this.show(step);
    }

    // Shows the values of the step that is nearest.
    show(step) {
      const nearest = this.visible.flatMap(({ series }) => series.points.map(point => point[0]))
        .reduce((best, other) => Math.abs(other - step) < Math.abs(best - step) ? other : best, Infinity);
      if (!Number.isFinite(nearest)) return;
      this.cursor.setAttribute("x1", this.x(nearest));
      this.cursor.setAttribute("x2", this.x(nearest));
      this.cursor.setAttribute("visibility", "visible");
      this.values.textContent = `${this.data.axis} ${nearest}: ` + this.visible
        .map(({ series }) => [series.name, series.points.find(point => point[0] === nearest)])
        .filter(([, point]) => point).map(([name, point]) => `${name} ${written(point[1])}`).join(", ");
    }

    end(event) {
      const [from, to] = [this.from, this.stepAt(event)];
      this.from = undefined;
      if (from === undefined) return;
      if (Math.abs(this.x(to) - this.x(from)) > 5) this.range = [Math.min(from, to), Math.max(from, to)];
      this.draw();
    }

    leave() {
      this.from = undefined;
      this.values.textContent = "";
      this.draw();
    }
  }

  const curves = document.getElementById("curves");
  if (curves) JSON.parse(document.getElementById("curve-data").textContent).forEach(data => new Chart(data, curves));
  document.querySelectorAll("figure img").forEach(image => image.addEventListener("click", () => image.parentElement.classList.toggle("large")));
})();
